import type { Word } from 'unbash';

/** What a pattern says of the text that matches it, and of the text that does not. */
export interface Says {
  /** Whatever matches is a number, or empty. */
  matching: boolean;
  /** Whatever does not match is a number, or empty. */
  other: boolean;
}

const hasOther = /^\*\[[!^]0-9\]\*$/;
const isDigits = /^(?:\[0-9\]|\[1-9\]|\[(?:\d|\d-\d)+\]|\d|\+\(\[0-9\]\)|-)*$/;
const emptyWord = /^(?:""|'')$/;

/** Reads a pattern as [[ and case have it. */
export function saysPattern({ text }: Word): Says {
  return { matching: emptyWord.test(text) || isDigits.test(text), other: hasOther.test(text) };
}

/** Reads a regular expression that is written out. */
export function saysRegex({ text }: Word): Says {
  return { matching: /^\^(?:-\?|\[-\+\]\?)?\(?(?:\[0-9\]|\d|\[1-9\])(?:[+*]|\{\d+(?:,\d*)?\})?(?:\[0-9\][+*]?|\d)*\)?\$$/.test(text), other: false }; // prettier-ignore
}
