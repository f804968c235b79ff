import type { Word } from 'unbash';
import { isSingle, literalOf } from '../../../shell/literal.ts';
import { assign, assignTo, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';

/** Options of a builtin: the letters that stand alone, and those that take a word. */
const READ = { alone: 'rs', withWord: 'dnNtpu' };
const MAPFILE = { alone: 't', withWord: 'dnOsu' };

/** Judges read and mapfile: they set variables whose names are written out, to whatever they read. */
export function visitRead(call: Call): void {
  const { v, word } = call;
  const own = v.check.shells.isBash ? READ : { alone: 'r', withWord: 'd' };
  const names = operandsOf(call, word === 'read' ? own : MAPFILE);
  if (names.length === 0) assign(v, call.name, word === 'read' ? 'REPLY' : 'MAPFILE', undefined);
  for (const each of names) assignTo(v, each, each, undefined);
}

/** What stands behind the options, or in an option -a. */
function operandsOf(call: Call, options: typeof READ): readonly Word[] {
  const words = wordsOf(call);
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = words.slice(at);
    if (word === undefined || !word.text.startsWith('-')) return words.slice(at);
    const text = literalOf(word) ?? '';
    if (text === '--') return words.slice(at + 1);
    if (/^-[rs]*a$/.test(text) && options === READ) return words.slice(at + 1);
    const known = new RegExp(`^-[${options.alone}]*(?:([${options.withWord || '-'}])(.*))?$`, 's').exec(text);
    const takesNext = known?.[1] !== undefined && known[2] === '';
    if (known === null || text === '-' || (takesNext && !(next && isSingle(next)))) {
      report(call.v, word, 'option', `${call.word} ${word.text} is outside the language`, call.word);
      return [];
    }
    if (takesNext) at += 1;
  }
  return [];
}
