import type { Placed } from './separate.ts';

const inLine = { glued: '', blank: ' ', free: '', space: ' ', end: ';', break: '\n' } as const;
const breakable = new Set<Placed['before']>(['free', 'space', 'end', 'break']);

interface Run {
  text: string;
  readonly before: Placed['before'];
}

/** Joins what no line break may part. */
function runsOf(placed: readonly Placed[]): Run[] {
  const runs: Run[] = [];
  for (const { text, before } of placed) {
    const last = runs.at(-1);
    if (last && !breakable.has(before)) last.text += inLine[before] + text;
    else runs.push({ text, before });
  }
  return runs;
}

/** Fills lines of at most `width` columns. */
export function pack(placed: readonly Placed[], width: number): string[] {
  const lines: string[] = [];
  for (const { text, before } of runsOf(placed)) {
    const longer = `${lines.at(-1) ?? ''}${inLine[before]}${text}`;
    if (lines.length > 0 && before !== 'break' && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}
