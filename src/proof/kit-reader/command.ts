import type { Command, CommandArgument, Word } from 'unbash';
import { assignment } from './assign.ts';
import type { Call } from './builtins/call.ts';
import { handlers } from './builtins/handlers.ts';
import { type Context, type Cursor, textOfName } from './context.ts';
import { callFunction } from './function.ts';
import { literalOf, variableOf } from './literal.ts';
import { redirections } from './redirect.ts';
import { type Outcome, both } from './outcome.ts';
import type { State } from './state.ts';
import { kindOf } from './words.ts';

/** Follows a simple command: assignments, redirections, and what its first word names. */
export function simpleCommand(c: Context, node: Command, state: State): Outcome {
  const at: Cursor = { c, state };
  for (const part of node.prefix) if (part.type === 'Assignment') assignment(at, part);
  redirections(at, node.redirects);
  if (!node.name) return both(at.state);
  // Some shells expand the words before they make the assignments.
  if (node.prefix.length > 0) at.state = at.state.join(state);
  const outcome = named(at, node, node.name);
  // What stands before a command holds for that command alone, or for longer if it is a special builtin.
  const back = (to: State | undefined) => (node.prefix.length > 0 ? to?.join(state) : to);
  return { yes: back(outcome.yes), no: back(outcome.no) };
}

function named(at: Cursor, node: Command, first: Word): Outcome {
  kindOf(at, first);
  const name = literalOf(first) ?? commandHeld(at, first);
  const call: Call = { at, pos: first.pos, name, args: node.args, isDirect: true, isBuiltin: false };
  return dispatch(strip(call), node);
}

/** The command that a variable is known to hold; unquoted only if no IFS can split it. */
function commandHeld(at: Cursor, first: Word): string | undefined {
  const name = variableOf(first);
  const text = name === undefined ? undefined : textOfName(at, name);
  const isWhole = first.text.startsWith('"') || (at.c.source !== undefined && !at.c.source.includes('IFS'));
  return text !== undefined && /^[a-z_]+$/.test(text) && isWhole ? text : undefined;
}

/** Looks through builtin and command. */
function strip(call: Call): Call {
  const { name, args } = call;
  if (name !== 'builtin' && name !== 'command') return call;
  if (!call.at.c.shell.builtins.has(name)) return call;
  if (call.isDirect && call.at.state.functions.has(name)) return call;
  const [first, ...rest] = args;
  const option = first?.type === 'Word' ? literalOf(first) : undefined;
  if (name === 'command' && /^-[vV]+$/.test(option ?? '')) return { ...call, name: ':', args: rest };
  if (option === '--' || (name === 'command' && option === '-p')) return strip({ ...call, args: rest });
  if (!first) return { ...call, name: ':', args: [] };
  if (first.type !== 'Word') return { ...call, name: undefined };
  kindOf(call.at, first);
  return strip({ ...call, name: option, args: rest, pos: first.pos, isDirect: false, isBuiltin: name === 'builtin' });
}

function dispatch(call: Call, node: Command): Outcome {
  const { at, name, isDirect, pos } = call;
  const { c } = at;
  if (name === undefined) {
    look(at, call.args);
    c.report(pos, 'dynamic-command', 'which command this is shows only when it runs');
    return both(at.state.forget());
  }
  const known = isDirect ? at.state.functions.get(name) : undefined;
  if (known) return callFunction(call, known);
  if (!c.shell.builtins.has(name)) {
    look(at, call.args);
    // builtin never goes on to look for a program.
    if (call.isBuiltin) return { yes: undefined, no: at.state };
    c.report(pos, 'external', `${shown(name)} is no builtin${hint(call)}: it starts a process`);
    return both(at.state);
  }
  return (handlers.get(name) ?? other)(call, node);
}

function hint({ at: { c }, name = '' }: Call): string {
  return c.defined.has(name) ? ', and the function of that name is not there yet' : ' of all these shells';
}

function shown(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?').slice(0, 60) || 'an empty word';
}

/** A builtin that does nothing with its arguments but expand them. */
function other({ at, args }: Call): Outcome {
  look(at, args);
  return both(at.state);
}

/** Looks through arguments that are only expanded. */
function look(at: Cursor, args: readonly CommandArgument[]): void {
  for (const argument of args) {
    if (argument.type === 'Word') kindOf(at, argument);
    else assignment(at, argument);
  }
}
