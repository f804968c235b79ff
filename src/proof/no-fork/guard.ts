import type { Assignment, Case, CaseItem, Statement } from 'unbash';
import { nameOf } from '../../shell/literal.ts';
import { isSafe, isSafeStatement } from './quiet.ts';

/** `case $x in '' | *[!0-9]*) …;; *) …;; esac`: what it lets through is a number. */
export interface Guard {
  readonly name: string;
  /** Where the value is no number. */
  readonly bad: CaseItem;
  /** What a number meets. */
  readonly good: CaseItem | undefined;
}

const DIGITS = /^\*\[[!^]0-9\]\*$/;

export function guardOf(
  { command, background }: Pick<Statement, 'command' | 'background'>,
  hasCaret: boolean,
): Guard | undefined {
  if (command.type !== 'Case' || background === true) return undefined;
  const { word, items } = command;
  const name = nameOf(word);
  const [bad, good, more] = items;
  if (name === undefined || bad === undefined || more !== undefined) return undefined;
  const isGuard = bad.pattern.some(({ text }) => DIGITS.test(text) && (hasCaret || !text.includes('^')));
  const isPlain = items.every(({ terminator }) => terminator === undefined || terminator === ';;');
  // An error in a pattern would leave out the guard, and not the next line.
  const isSure = items.every(({ pattern }) => pattern.every(isSafe));
  return isGuard && isPlain && isSure ? { name, bad, good } : undefined;
}

/** Whether what is no number is made one: `x=0`. Then the variable holds a number from there on. */
export function isMender({ name, bad }: Guard): boolean {
  const [only, more] = bad.body.commands;
  if (only?.command.type !== 'Command' || more !== undefined) return false;
  const { name: program, prefix } = only.command;
  const [first, second] = prefix;
  if (program !== undefined || first?.type !== 'Assignment' || second !== undefined) return false;
  return first.name === name && first.value.type === 'Word' && /^\d+$/.test(first.value.text) && first.append !== true;
}

/** Whether what is no number goes no further: the commands that follow are for numbers. */
export function isBarrier({ bad: { body } }: Guard, fn: string | undefined, loops: number): boolean {
  const last = body.commands.at(-1);
  if (last?.command.type !== 'Command' || last.background === true) return false;
  const { name, args, prefix, redirects } = last.command;
  const call = [name, ...args].map((each) => each?.text ?? '').join(' ');
  const isLast = /^(?:exit|return)(?: \d{1,3})?$/.test(call) && (fn !== undefined || call.startsWith('exit'));
  if (!isLast && !(/^(?:break|continue)$/.test(call) && loops > 0)) return false;
  // In a function an error leaves all of it; in the script itself it leaves out the exit only.
  return (
    prefix.length + redirects.length === 0 && (fn !== undefined || body.commands.slice(0, -1).every(isSafeStatement))
  );
}

/** Of a case that matches always: what each way sets first, but the one that leaves. */
export function setByCase({ items }: Case, out: CaseItem | undefined): string[] {
  if (items.at(-1)?.pattern.some(({ text }) => text === '*') !== true) return [];
  const [first = [], ...others] = items.filter((item) => item !== out).map(({ body }) => setFirst(body.commands[0]));
  return first.filter((name) => others.every((names) => names.includes(name)));
}

function setFirst(statement: Statement | undefined): string[] {
  const command = statement?.command;
  if (command?.type !== 'Command' || command.name !== undefined || command.redirects.length > 0) return [];
  const isPlain = (each: Assignment) => each.index === undefined && each.append !== true;
  return command.prefix.flatMap((each) => (each.type === 'Assignment' && isPlain(each) ? [each.name] : []));
}
