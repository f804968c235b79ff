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
  return args.map((each) => (each.type === 'Word' ? each : { type: 'Word', text: each.text, value: each.text, pos: each.pos, end: each.end, ...partsOf(each) })); // prettier-ignore
}

function partsOf({ value }: Exclude<CommandArgument, Word>): Pick<Word, 'parts'> {
  return value.type === 'Word' ? { parts: value.parts } : {};
}
