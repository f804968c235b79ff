import { word } from './word.ts';

/** A value too long for a line of a text; the text keeps it in a variable, put together from pieces. */
export interface LongValue {
  readonly name: string;
  readonly value: string;
}

/** More than this of one value, and the line around it may be wider than a console. */
const MOST = 40;
const PIECE = 30;

/** Names for those of the values that need one. */
export function longValues(values: readonly string[]): LongValue[] {
  const long = [...new Set(values)].filter((value) => value.length > MOST);
  return long.map((value, index) => ({ name: `long_${index + 1}`, value }));
}

/** The lines that set a variable to a long value. */
export function linesFor({ name, value }: LongValue): string[] {
  const pieces = value.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  return pieces.map((piece, index) => `${name}=${index === 0 ? '' : `$${name}`}${word(piece)}`);
}

/** A value as one word: its variable where it has one. */
export function wordOf(value: string | number, long: readonly LongValue[]): string {
  const kept = long.find((each) => each.value === value);
  return kept === undefined ? word(value) : `"$${kept.name}"`;
}
