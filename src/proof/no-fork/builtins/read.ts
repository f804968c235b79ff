import type { Word } from 'unbash';
import { isSingle, literalOf } from '../../../shell/literal.ts';
import { assignTo, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';

/** Options of a builtin: the letters that stand alone, and those that take a word. */
interface Options {
  readonly alone: string;
  readonly withWord: string;
}

const READ: Options = { alone: 'rs', withWord: 'dnNtpu' };
const MAPFILE: Options = { alone: 't', withWord: 'dnOsu' };

/** Judges read: it sets variables whose names are written out, to whatever it reads. */
export function visitRead(call: Call): void {
  const { v } = call;
  const names = operandsOf(call, v.check.shells.isBash ? READ : { alone: 'r', withWord: 'd' });
  for (const each of names) assignTo(v, each, each, undefined);
}

export function visitMapfile(call: Call): void {
  for (const each of operandsOf(call, MAPFILE)) assignTo(call.v, each, each, undefined);
}

/** What stands behind the options, or in an option -a. */
function operandsOf(call: Call, options: Options): readonly Word[] {
  const words = wordsOf(call);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !word.text.startsWith('-')) return words.slice(at);
    const text = literalOf(word) ?? '';
    if (text === '--') return words.slice(at + 1);
    if (/^-[rs]*a$/.test(text) && options === READ) return words.slice(at + 1);
    const known = new RegExp(`^-[${options.alone}]*(?:([${options.withWord || '-'}])(.*))?$`, 's').exec(text);
    const takesNext = known?.[1] !== undefined && known[2] === '';
    if (known === null || text === '-' || (takesNext && !isValue(words[at + 1]))) {
      report(call.v, word, 'option', `${call.word} ${word.text} is outside the language`, call.word);
      return [];
    }
    if (takesNext) at += 1;
  }
  return [];
}

function isValue(word: Word | undefined): boolean {
  return word !== undefined && isSingle(word);
}
