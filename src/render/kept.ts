import { word } from './word.ts';

/** A value that the text keeps in a variable of its main function. */
export interface KeptValue {
  readonly name: string;
  readonly value: string;
  /** Whether it is a pattern of ours, in which ! has a place. */
  readonly isPattern?: boolean;
}

/** A longer word, twice in a line as a pattern of case has it, is wider than a console. */
const MOST = 28;
const PIECE = 30;

/** Names for those of the values that are too long for a line. */
export function longValues(values: readonly string[]): KeptValue[] {
  const long = [...new Set(values)].filter((value) => word(value).length > MOST);
  return long.map((value, index) => ({ name: `long_${index + 1}`, value }));
}

/** The lines that set the variable, piece by piece. */
export function linesFor({ name, value, isPattern = false }: KeptValue): string[] {
  if (isPattern) return [`${name}="${value}"`];
  const pieces = value.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  return pieces.map((piece, index) => `${name}=${index === 0 ? '' : `$${name}`}${word(piece)}`);
}

/** A value as one word: its variable where it has one. */
export function wordOf(value: string | number, long: readonly KeptValue[]): string {
  const kept = long.find((each) => each.value === value);
  return kept === undefined ? word(value) : `"$${kept.name}"`;
}
