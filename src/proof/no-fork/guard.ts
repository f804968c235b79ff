import type { Case, CaseItem, Statement } from 'unbash';
import { literalOf, nameOf } from './literal.ts';
import { isSafeStatement } from './quiet.ts';

/** `case $x in '' | *[!0-9]*) …;; *) …;; esac`: what it lets through is a number. */
export interface Guard {
  readonly name: string;
  /** Where the value is no number. */
  readonly bad: CaseItem;
  /** What a number meets. */
  readonly good: CaseItem | undefined;
}

const DIGITS = /^\*\[[!^]0-9\]\*$/;

export function guardOf({ command, background }: Statement, hasCaret: boolean): Guard | undefined {
  if (command.type !== 'Case' || background === true) return undefined;
  const { word, items } = command;
  const name = nameOf(word);
  const [bad, good, more] = items;
  if (name === undefined || bad === undefined || more !== undefined) return undefined;
  const isGuard = bad.pattern.some(({ text }) => DIGITS.test(text) && (hasCaret || !text.includes('^')));
  return isGuard && isPlainEnd(bad)
    ? { name, bad, good: good !== undefined && isPlainEnd(good) ? good : undefined }
    : undefined;
}

function isPlainEnd({ terminator }: CaseItem): boolean {
  return terminator === undefined || terminator === ';;';
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
export function isBarrier({ bad }: Guard, fn: string | undefined, loops: number): boolean {
  const last = bad.body.commands.at(-1);
  const rest = bad.body.commands.slice(0, -1);
  if (last?.command.type !== 'Command' || last.background === true) return false;
  const { name, args, prefix, redirects } = last.command;
  const word = name === undefined ? '' : (literalOf(name) ?? '');
  const ends =
    word === 'exit' || (word === 'return' && fn !== undefined) || (/^(?:break|continue)$/.test(word) && loops > 0);
  const hasNumber = args.every(
    (arg) => arg.type === 'Word' && /^\d{1,3}$/.test(arg.text) && /^(?:exit|return)$/.test(word),
  );
  // In a function an error leaves all of it; in the script itself it leaves out the exit only.
  return (
    ends && hasNumber && prefix.length + redirects.length === 0 && (fn !== undefined || rest.every(isSafeStatement))
  );
}

/** Of a case that matches always: what each way sets first, if it does not leave. */
export function setByCase(node: Case, leaves: (item: CaseItem) => boolean): string[] {
  if (node.items.at(-1)?.pattern.every(({ text }) => text !== '*') ?? true) return [];
  const ways = node.items.filter((item) => !leaves(item)).map(({ body }) => setFirst(body.commands[0]));
  const [first = [], ...others] = ways;
  return first.filter((name) => others.every((names) => names.includes(name)));
}

function setFirst(statement: Statement | undefined): string[] {
  if (statement?.command.type !== 'Command' || statement.command.name !== undefined) return [];
  return statement.command.prefix.flatMap((each) => (each.type === 'Assignment' && isPlain(each) ? [each.name] : []));
}

function isPlain({ index, append }: { index: unknown; append?: boolean | undefined }): boolean {
  return index === undefined && append !== true;
}
