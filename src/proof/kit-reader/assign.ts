import { type ArrayValue, type Assignment, parse } from 'unbash';
import { arithText, subscript } from './arithmetic.ts';
import { type Cursor, kindOfName } from './context.ts';
import { literalOf } from './literal.ts';
import { promptNames } from './special.ts';
import type { Kind } from './state.ts';
import { kindOf } from './words.ts';

export interface Value {
  kind: Kind;
  pos: number;
  /** The text, where it is always the same. */
  text?: string | undefined;
  isElement?: boolean;
  /** A whole array takes the place of the old value. */
  isArray?: boolean;
  isAppended?: boolean | undefined;
}

const least = (a: Kind, b: Kind): Kind => (a < b ? a : b);

/** Notes that a variable gets a value, and reports the variables in which a value is run. */
export function setVariable(at: Cursor, name: string, value: Value): void {
  const fact = at.state.fact(name);
  checkPrompt(at, name, value);
  if (fact.integer) checkInteger(at, name, value);
  const given = fact.integer ? 2 : value.kind;
  note(at, name, given);
  const weakly = (key: string) => least(given, kindOfName(at, key));
  // The old value stays where the name is read-only, on some way at least, or the new one cannot be evaluated.
  const mayStay = fact.pinned || (fact.integer && !/^\d+$/.test(value.text ?? ''));
  const whole = mayStay || value.isElement || value.isAppended ? weakly(name) : given;
  const elements = value.isArray && !value.isAppended && !fact.pinned ? given : weakly(`${name}[]`);
  at.state = at.state.with(name, { kind: whole }).with(`${name}[]`, { kind: elements });
  const isPlain = !value.isElement && !value.isArray && !value.isAppended && !fact.integer && !fact.pinned;
  if (isPlain) at.state = at.state.withText(name, value.text);
}

function note({ c }: Cursor, name: string, kind: Kind): void {
  if (c.inTrap) c.trapped.add(name);
  if (kind === 2) return;
  for (const key of [name, `${name}[]`]) {
    c.weakened.add(key);
    if (c.inTrap) c.volatile.add(key);
  }
}

function checkInteger(at: Cursor, name: string, { kind, pos, text }: Value): void {
  if (kind === 2) return;
  if (text !== undefined) arithText(at, text, pos);
  else at.c.report(pos, 'arith', `${name} is declared -i: what it gets is evaluated`);
}

/** A prompt is expanded whenever it is shown; so is what stands in it in octal. */
function checkPrompt(at: Cursor, name: string, { kind, pos, text }: Value): void {
  if (name === 'BASH_ALIASES') at.c.report(pos, 'alias', 'an alias stands for other text');
  if (!promptNames.has(name) || kind === 2) return;
  if (text === undefined) return at.c.report(pos, 'prompt', `what ${name} holds is run whenever it is shown`);
  const isHidden = /\\[0-7]|"/.test(text) || (name === 'PROMPT_COMMAND' && text.trim() !== '');
  const command = isHidden ? undefined : parse(`x="${text}"`).commands[0]?.command;
  const [assigned] = command?.type === 'Command' ? command.prefix : [];
  if (assigned?.type !== 'Assignment' || assigned.value.type !== 'Word')
    return at.c.report(pos, 'prompt', `what ${name} holds is run, and this is not understood`);
  const { report } = at.c;
  const c = { ...at.c, report: () => report(pos, 'prompt', `${name} starts a process whenever it is shown`) };
  kindOf({ c, state: at.state }, assigned.value);
}

/** Looks through an assignment, the value first. */
export function assignment(at: Cursor, node: Assignment): void {
  const { grammar } = at.c.shell;
  if (node.append && !grammar.has('+=')) at.c.report(node.pos, 'shell', '+= is a command word in some of these shells');
  if (node.index) indexed(at, node);
  if (node.value.type === 'ArrayValue') return arrayAssignment(at, node, node.value);
  const isElement = node.index !== undefined;
  const kind = kindOf(at, node.value);
  const text = literalOf(node.value);
  setVariable(at, node.name, { kind, pos: node.pos, text, isElement, isAppended: node.append });
}

function indexed(at: Cursor, { name, index, pos }: Assignment): void {
  if (!at.c.shell.grammar.has('array')) at.c.report(pos, 'shell', 'some of these shells have no arrays');
  if (index) subscript(at, name, index);
}

function arrayAssignment(at: Cursor, node: Assignment, { elements, pos }: ArrayValue): void {
  if (!at.c.shell.grammar.has('array')) at.c.report(pos, 'shell', 'some of these shells have no arrays');
  const { assoc } = at.state.fact(node.name);
  const kinds = elements.map((word): Kind => {
    const [, key, rest] = /^\[([^\]]*)\]\+?=([^]*)$/.exec(word.text) ?? [];
    if (key !== undefined && !assoc) arithText(at, key, word.pos + 1);
    else if (word.text.startsWith('[') && !assoc) at.c.report(word.pos, 'arith', 'this subscript is not understood');
    const kind = kindOf(at, word);
    return rest !== undefined && /^\d*$/.test(rest) ? 2 : kind;
  });
  const kind = kinds.reduce(least, 2);
  setVariable(at, node.name, { kind, pos: node.pos, isArray: true, isAppended: node.append });
}
