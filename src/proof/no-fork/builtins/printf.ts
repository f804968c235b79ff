import type { Word } from 'unbash';
import { literalOf, plainOf } from '../literal.ts';
import { NAME } from '../../../shell/names.ts';
import { needsOf } from '../numbers.ts';
import { assign, demand, report } from '../visit.ts';
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
  if (!isEnd && !beginsPlain(format)) report(v, format, 'option', 'the format may be an option', { name: 'printf' });
  const text = literalOf(format);
  if (target !== undefined) visitTarget(call, target, text);
  if (v.check.shells.hasZsh && !(text !== undefined && SHOWS_TEXT.test(text)))
    for (const each of operands) demand(v, each, needsOf(v, each), each.text);
}

function visitTarget({ v }: Call, target: Word, format: string | undefined): void {
  const name = plainOf(target);
  if (name === undefined || !NAME.test(name))
    report(v, target, 'name', 'the name of the variable is not written out', { name: 'printf' });
  else assign(v, target, name, format !== undefined && SHOWS_NUMBER.test(format) ? [] : undefined);
}

/** Whether the first character is there whatever the script does, and is no dash. */
function beginsPlain({ text, parts, value }: Word): boolean {
  const [first] = parts ?? [];
  const inner = first?.type === 'DoubleQuoted' ? first.parts[0] : first;
  const start =
    parts === undefined
      ? value
      : inner?.type === 'Literal' || inner?.type === 'SingleQuoted' || inner?.type === 'AnsiCQuoted'
        ? inner.value
        : '';
  return start !== '' && !start.startsWith('-') && !text.startsWith('~');
}
