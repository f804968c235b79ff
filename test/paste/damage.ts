/** A generator of numbers below 1 that gives the same row for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function cutOut(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length);
}

function loseLines(text: string, random: Random, share: number): string {
  const lines = text.split('\n');
  const kept = lines.filter(() => random() >= share);
  return (kept.length < lines.length ? kept : lines.slice(1)).join('\n');
}

/** What happens to text between a wiki and a shell. */
const kinds: Record<string, (text: string, random: Random) => string> = {
  'drop one character': (text, random) => cutOut(text, below(random, text.length), 1),
  'drop three characters': (text, random) => cutOut(text, below(random, text.length - 3), 3),
  'double one character': (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
  },
  'cut the end': (text, random) => text.slice(0, 1 + below(random, text.length - 4)),
  'cut the head': (text, random) => text.slice(1 + below(random, text.length - 1)),
  'lose a line': (text, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(below(random, lines.length - 1), 1).join('\n');
  },
  'lose one line in five': (text, random) => loseLines(text, random, 0.2),
  'lose the middle': (text, random) => cutOut(text, below(random, text.length - 900), 20 + below(random, 800)),
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'smart quotes': (text) => text.replaceAll("'", '\u2019').replaceAll('"', '\u201d'),
  'smart single quotes': (text) => text.replaceAll("'", '\u2019'),
  'NBSP for 20 % of the blanks': (text, random) => text.replace(/ /g, () => (random() < 0.2 ? '\u00a0' : ' ')),
  'tabs for 5 % of the blanks': (text, random) => text.replace(/ /g, () => (random() < 0.05 ? '\t' : ' ')),
};

/** The place that a damage struck: what runs, or what stands around it. The frame if it struck both. */
export type Place = 'body' | 'frame';

export interface Damaged {
  readonly kind: string;
  readonly text: string;
  readonly place: Place;
  /** Whether what has a checksum, the quoted word, is whole: then it may run. */
  readonly isWhole: boolean;
}

/** The quoted word, which has a checksum: of a text in its frame. Else the whole text. */
function quotedWord(text: string): string {
  if (!text.includes("'")) return text;
  const from = text.indexOf("for ls_t in '");
  if (from < 0) return text.slice(text.indexOf("'"), text.lastIndexOf("'") + 1);
  return text.slice(text.indexOf("'", from), text.indexOf("';do ", from) + 1);
}

/** The lines of a body begin and end like this in its frame; a kit is its quoted word. */
function bodyOf(text: string): string {
  return /(?:^#(?! ';).*\)\n)+/m.exec(text)?.[0] ?? quotedWord(text).slice(1, -1);
}

function firstDifference(one: string, other: string): number {
  const at = Array.from(one).findIndex((character, index) => character !== other[index]);
  return at < 0 ? one.length : at;
}

function placeOf(damaged: string, text: string): Place {
  const backwards = (all: string) => Array.from(all).toReversed().join('');
  const from = text.indexOf(bodyOf(text));
  const to = from + bodyOf(text).length;
  const last = text.length - firstDifference(backwards(text), backwards(damaged));
  return firstDifference(text, damaged) >= from && last <= to ? 'body' : 'frame';
}

/** The damage number `seed`: the kinds take turns, the places are random. */
export function damage(text: string, seed: number): Damaged {
  const names = Object.keys(kinds);
  const kind = names[seed % names.length] ?? '';
  const random = seeded(seed * 7919);
  for (;;) {
    const damaged = kinds[kind]?.(text, random) ?? text;
    if (damaged.trimEnd() === text.trimEnd()) continue;
    const isWhole = damaged.includes(quotedWord(text));
    return { kind: `${seed}: ${kind}`, text: damaged, place: placeOf(damaged, text), isWhole };
  }
}
