import type { Assignment, Command, Word } from 'unbash';
import { visitBuiltin } from './builtins/builtins.ts';
import { bashBuiltins, commonBuiltins, isProgram, otherBuiltins } from '../../shell/builtins.ts';
import { visitIndex } from './expansion.ts';
import { isSingle, literalOf } from '../../shell/literal.ts';
import { all, needsOf } from './numbers.ts';
import { visitRedirects } from './redirect.ts';
import type { Rule } from '../verdict/rules.ts';
import { type Visit, assign, placeOf, report } from './visit.ts';
import { onlyBash, visitWord } from './words.ts';

/** Judges a simple command. */
export function visitCommand(v: Visit, command: Command): void {
  const { name, prefix, args, redirects } = command;
  for (const each of prefix) if (each.type === 'Assignment') visitAssignment(v, each);
  visitRedirects(v, redirects);
  if (name === undefined) return visitNull(v, command);
  visitWord(v, name);
  for (const each of args) visitArgument(v, each);
  const word = literalOf(name);
  if (word === undefined || word === '')
    report(v, name, 'dynamic-command', 'what runs here shows only when the script runs', name.text);
  else if (v.check.facts.functions.has(word)) visitCall(v, command, word);
  else if (isBuiltin(v, word)) visitBuiltin({ v, name, word, args });
  else outside(v, name, word);
}

/** Whether a word is a builtin of the language in all the shells in question. */
export function isBuiltin({ check: { shells } }: Visit, word: string): boolean {
  return (
    commonBuiltins.has(word) || (word === 'printf' && shells.hasPrintf) || (shells.isBash && bashBuiltins.has(word))
  );
}

/** A command of redirections only: bash forks where one of them is for reading, and zsh runs a program. */
function visitNull(v: Visit, { redirects }: Command): void {
  const [first] = redirects;
  if (first === undefined) return;
  const isPlain = redirects.every(
    ({ type, operator, descriptor }) =>
      type === 'Redirect' && /^&?>/.test(operator) && descriptor?.type !== 'FileDescriptorVariable',
  );
  if (!v.check.shells.isBash || !isPlain)
    report(v, first, 'redirection', 'a redirection without a command starts a process');
}

/** Judges `name=value`. */
export function visitAssignment(v: Visit, node: Assignment): void {
  const { name, value, append, index } = node;
  if (append === true) onlyBash(v, node, '+=');
  if (index !== undefined) {
    onlyBash(v, node, 'arrays');
    visitIndex(v, index);
  }
  const words = value.type === 'Word' ? [value] : value.elements;
  if (value.type !== 'Word') onlyBash(v, node, 'arrays');
  for (const word of words) visitWord(v, word);
  const isKeyed = value.type !== 'Word' && words.some(({ text }) => text.startsWith('[') && !/^\[\d+\]=/.test(text));
  if (isKeyed)
    report(v, node, 'arith', 'a key that is no number is evaluated, unless the array is an associative one', name);
  const whole = append !== true && value.type === 'Word' ? value : undefined;
  const text = name === 'PATH' ? whole?.text : whole && literalOf(whole);
  const needs = all(words.map((each) => needsOf(v, each)));
  assign(v, node, name, needs, text);
}

function visitArgument(v: Visit, argument: Word | Assignment): void {
  if (argument.type === 'Word') return visitWord(v, argument);
  const words = argument.value.type === 'Word' ? [argument.value] : argument.value.elements;
  if (argument.index !== undefined) visitWord(v, argument.index);
  for (const word of words) visitWord(v, word);
}

/** A call of a function of the script: its body has been judged for all calls. */
function visitCall(v: Visit, { args, pos, name }: Command, word: string): void {
  if (v.scope.inTrap) v.check.facts.hasHandlers = true;
  const end = args.findIndex((each) => each.type !== 'Word' || !isSingle(each));
  const sure = (end < 0 ? args : args.slice(0, end)).filter((each) => each.type === 'Word');
  const needs = sure.map((each) => needsOf(v, each));
  v.check.facts.calls.push({ name: word, needs, isOpen: end >= 0, scope: v.scope, pos: placeOf(v, name ?? { pos }) });
}

const rules = {
  '.': 'source',
  source: 'source',
  eval: 'eval',
  alias: 'alias',
  let: 'arith',
  coproc: 'coproc',
} as const;
const rulesByWord = new Map<string, Rule>(Object.entries(rules));

/** Notes a command that is neither a function nor a builtin of the language. */
export function outside(v: Visit, node: Word, word: string): void {
  const { shells } = v.check;
  const isSomewhere = [otherBuiltins, bashBuiltins, commonBuiltins].some((names) => names.has(word));
  if (otherBuiltins.has(word) || (isSomewhere && shells.isBash))
    return report(v, node, rulesByWord.get(word) ?? 'option', `${word} is outside the language`, word);
  const starts = !isSomewhere && (shells.isBash || isProgram(word)) && !word.startsWith('%');
  const reason = isSomewhere
    ? `${word} is a program to some of the shells`
    : `${word} is neither a builtin nor a function`;
  report(v, node, 'external', reason, word, starts);
}
