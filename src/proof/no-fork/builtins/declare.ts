import type { Assignment, Word } from 'unbash';
import { visitAssignment } from '../command.ts';
import { isSingle, literalOf, plainOf } from '../../../shell/literal.ts';
import { NAME, useOf } from '../../../shell/names.ts';
import { needsOf } from '../numbers.ts';
import { demand, report } from '../visit.ts';
import type { Call } from './call.ts';

/** Attributes that change what may be in a variable, and run nothing. */
const OPTIONS = /^[-+][aAglrux]+$/;

/** Judges local, export, readonly, and the declare of bash. */
export function visitDeclare(call: Call): void {
  const { v, name, word, args } = call;
  if (plainOf(name) === undefined)
    report(v, name, 'option', `behind quotes the values of ${word} are split into words`, word);
  let letters = word === 'readonly' ? 'r' : '';
  for (const each of args) {
    const text = each.type === 'Word' ? each.text : undefined;
    if (text?.startsWith('-') || text?.startsWith('+')) letters += visitOption(call, each, text);
    else if (each.type === 'Assignment') visitValue(call, each, letters);
    else visitName(call, each, letters);
  }
}

function visitOption({ v, word }: Call, node: Word | Assignment, text: string): string {
  if (v.check.shells.isBash && OPTIONS.test(text)) return text.startsWith('-') ? text.slice(1) : '';
  report(v, node, 'option', `${word} ${text} is outside the language`, word);
  return '';
}

function visitName(call: Call, node: Word, letters: string): void {
  const { v } = call;
  const name = plainOf(node);
  if (name === undefined || !NAME.test(name))
    return report(v, node, 'name', 'the name of the variable is not written out');
  if (/[Ar]/.test(letters) && useOf(name, v.check.shells.hasZsh) === 'owned')
    report(v, node, 'name', `${name} means something to a shell`, name);
  mark(call, node, name, letters);
}

function mark({ v }: Call, node: Word | Assignment, name: string, letters: string): void {
  const { facts } = v.check;
  if (letters.includes('A')) facts.keyed.add(name);
  if (letters.includes('r')) facts.readonly.push({ name, pos: node.pos, end: node.end });
}

/** To an array bash assigns a list that a value holds, and evaluates it. */
function visitValue(call: Call, node: Assignment, letters: string): void {
  const { v } = call;
  const { name, value, index } = node;
  if (index !== undefined) report(v, node, 'name', 'what is declared is no plain variable', name);
  visitAssignment(v, node);
  mark(call, node, name, letters);
  if (value.type !== 'Word') return;
  if (v.check.shells.hasZsh && !isSingle(value))
    demand(v, value, needsOf(v, value), `a value in no quotes, ${value.text}`, 'operands');
  const text = literalOf(value);
  const isList = text === undefined ? v.check.facts.arrays.has(name) : text.trimStart().startsWith('(');
  if (isList) report(v, value, 'name', `what is declared is an array, and a list in the value is evaluated`, name);
}
