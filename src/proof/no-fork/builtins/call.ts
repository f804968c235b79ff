import type { CommandArgument, Word } from 'unbash';
import type { Visit } from '../visit.ts';

/** A builtin with its words, each of which has been judged as a word. */
export interface Call {
  readonly v: Visit;
  readonly name: Word;
  readonly word: string;
  readonly args: readonly CommandArgument[];
}

/** Its words; `a=b` counts as one. */
export function wordsOf({ args }: Call): Word[] {
  return args.map((each) => {
    if (each.type === 'Word') return each;
    const { text, pos, end, value } = each;
    return { type: 'Word', text, value: text, pos, end, ...(value.type === 'Word' && { parts: value.parts }) };
  });
}
