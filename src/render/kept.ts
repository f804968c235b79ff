import { word } from './word.ts';

/** A value that the text keeps in a variable of its main function. */
export interface KeptValue {
  readonly name: string;
  readonly value: string;
}

/** More than this of one value, and the line around it may be wider than a console. */
const MOST = 40;
const PIECE = 30;

/** Names for those of the values that are too long for a line. */
export function longValues(values: readonly string[]): KeptValue[] {
  const long = [...new Set(values)].filter((value) => value.length > MOST);
  return long.map((value, index) => ({ name: `long_${index + 1}`, value }));
}

/** The lines that set the variable, piece by piece. */
export function linesFor({ name, value }: KeptValue): string[] {
  // The one value of ours: a pattern, in which ! has a place.
  if (value.startsWith('[! ')) return [`${name}="${value}"`];
  const pieces = value.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  return pieces.map((piece, index) => `${name}=${index === 0 ? '' : `$${name}`}${word(piece)}`);
}

/** A value as one word: its variable where it has one. */
export function wordOf(value: string | number, long: readonly KeptValue[]): string {
  const kept = long.find((each) => each.value === value);
  return kept === undefined ? word(value) : `"$${kept.name}"`;
}
