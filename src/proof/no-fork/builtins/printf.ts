import type { Word } from 'unbash';
import { literalOf } from '../../../shell/literal.ts';
import { needsOf } from '../numbers.ts';
import { assignTo, demand, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';

/** Conversions that show a text, for which zsh evaluates nothing. */
const SHOWS_TEXT = /^(?:[^%]|%[-+0 #]*\d*(?:\.\d*)?[sbc%])*$/;
const SHOWS_NUMBER = /^(?:%\d*d|%\(%s\)T)$/;

/** Judges printf: its first word is a format and no option, and the name behind -v is written out. */
export function visitPrintf(call: Call): void {
  const { v } = call;
  const words = wordsOf(call);
  const target = words[0] !== undefined && literalOf(words[0]) === '-v' && v.check.shells.isBash ? words[1] : undefined;
  const rest = target === undefined ? words : words.slice(2);
  const isEnd = rest[0] !== undefined && literalOf(rest[0]) === '--';
  const [format, ...operands] = isEnd ? rest.slice(1) : rest;
  if (format === undefined) return;
  if (!isEnd && !beginsPlain(format)) report(v, format, 'option', 'the format may be an option', 'printf');
  const text = literalOf(format);
  const isNumber = text !== undefined && SHOWS_NUMBER.test(text);
  if (target !== undefined) assignTo(v, target, format, isNumber ? [] : undefined);
  if (v.check.shells.hasZsh && !(text !== undefined && SHOWS_TEXT.test(text)))
    for (const each of operands) demand(v, each, needsOf(v, each), each.text);
}

/** Whether the first character is there whatever the script does, and is no dash. */
function beginsPlain({ parts, value, text }: Word): boolean {
  const [first] = parts ?? [];
  const inner = first?.type === 'DoubleQuoted' ? first.parts[0] : first;
  const start = parts === undefined ? value : inner && 'value' in inner && inner.type !== 'Glob' ? inner.value : '';
  return start !== '' && !/^[-~]/.test(start) && !text.startsWith('~');
}
