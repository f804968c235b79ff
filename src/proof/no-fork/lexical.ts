import type { Spot } from './visit.ts';

interface Stretch {
  readonly type: string;
  readonly pos: number;
  readonly end: number;
}

/**
 * What readers of shell text do not agree on, whatever stands around it: a line that is broken inside a word, and characters that
 * are a blank to one and a letter to the other. In quotes and comments any printable character may stand.
 */
export function lexicalSpots(text: string, quoted: readonly Stretch[]): Spot[] {
  const isRaw = within(quoted.filter(({ type }) => type === 'SingleQuoted' || type === 'raw'));
  const spots: Spot[] = [];
  const inQuotes = within(quoted);
  const add = (pos: number, reason: string) => spots.push({ pos, rule: 'text', reason, name: '', starts: false });
  for (const { 0: slashes, index } of text.matchAll(/\\+(?=\n)/g)) {
    const isFree = slashes.length === 1 && /^\s?$/.test(text.charAt(index - 1));
    if (slashes.length % 2 === 1 && !isFree && !isRaw(index) && !isComment(text, index))
      add(index, 'a line is broken inside a word');
  }
  for (const { index } of text.matchAll(/[^\t\n\x20-\x7e]/g)) {
    const isControl = /[\0-\x1f\x7f]/.test(text.charAt(index));
    if (isControl || (!inQuotes(index) && !isComment(text, index)))
      add(
        index,
        `here is a character that is no printable ASCII (U+${text.charCodeAt(index).toString(16).padStart(4, '0')})`,
      );
    if (spots.length > 20) break;
  }
  return spots;
}

/** A line that is a comment as a whole, or the end of one behind a blank and # with no quote in front. */
function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*#|^[^'"`#$\\]*\s#/.test(line);
}

/** Whether an offset is in one of the stretches. */
function within(stretches: readonly Stretch[]): (at: number) => boolean {
  const sorted = [...stretches].toSorted((a, b) => a.pos - b.pos);
  const ends = sorted.map(({ end }) => end);
  for (let at = 1; at < ends.length; at += 1) ends[at] = Math.max(ends[at] ?? 0, ends[at - 1] ?? 0);
  return (offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.pos ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return (ends[low - 1] ?? 0) > offset + 1;
  };
}
