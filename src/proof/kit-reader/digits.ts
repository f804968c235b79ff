import type { Word } from 'unbash';
import type { Shell } from './shells.ts';

/** What a pattern says of the text that matches it, and of the text that does not. */
export interface Says {
  /** Whatever matches is a number, or empty. */
  matching: boolean;
  /** Whatever does not match is a number, or empty. */
  other: boolean;
}

const isDigits = /^(?:\[0-9\]|\[1-9\]|\[(?:\d|\d-\d)+\]|\d|\+\(\[0-9\]\)|-)*$/;
const emptyWord = /^(?:""|'')$/;

/** A pattern in which N stands for one sign that is no digit. */
export function isPattern(text: string, pattern: string, { hasCaret }: Shell): boolean {
  const negations = hasCaret ? ['!', '^'] : ['!'];
  return negations.some((sign) => text === pattern.replace('N', `[${sign}0-9]`));
}

/** Reads a pattern as [[ and case have it. */
export function saysPattern({ text }: Word, shell: Shell): Says {
  return { matching: emptyWord.test(text) || isDigits.test(text), other: isPattern(text, '*N*', shell) };
}

/** Reads a regular expression that is written out. */
export function saysRegex({ text }: Word): Says {
  return { matching: /^\^(?:-\?|\[-\+\]\?)?\(?(?:\[0-9\]|\d|\[1-9\])(?:[+*]|\{\d+(?:,\d*)?\})?(?:\[0-9\][+*]?|\d)*\)?\$$/.test(text), other: false }; // prettier-ignore
}
