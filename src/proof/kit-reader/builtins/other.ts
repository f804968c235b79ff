import { arithText } from '../arithmetic.ts';
import { setVariable } from '../assign.ts';
import { kindOfName } from '../context.ts';
import { type Outcome, both } from '../outcome.ts';
import type { Kind, State } from '../state.ts';
import { type Argument, type Call, type Handler, argumentsOf, complain } from './call.ts';

/** exec of a program: no fork, but the shell is gone. */
export function exec(call: Call): Outcome {
  const args = argumentsOf(call);
  if (args.length > 0 && !(args.length === 1 && args[0]?.literal === '--'))
    complain(call, call, 'exec', 'this replaces the shell with a program');
  return both(args.length === 0 ? call.at.state : undefined);
}

export function alias(call: Call): Outcome {
  for (const argument of argumentsOf(call))
    if (argument.literal === undefined || argument.literal.includes('='))
      complain(call, argument, 'alias', 'an alias stands for other text, which is not followed');
  return both(call.at.state);
}

export function letArithmetic(call: Call): Outcome {
  for (const argument of argumentsOf(call)) {
    const text = argument.literal ?? (argument.splits ? undefined : unquoted(argument));
    if (text === undefined) complain(call, argument, 'arith', 'what this becomes is evaluated');
    else arithText(call.at, text, argument.pos);
  }
  return both(call.at.state);
}

function unquoted({ raw }: Argument): string | undefined {
  return /^(?:"[^"\\]*"|[^"'\\]*)$/.test(raw) ? raw.replaceAll('"', '') : undefined;
}

/** Options that run a text, or load code. */
function forbid(isBad: (argument: Argument, index: number, args: readonly Argument[]) => boolean): Handler {
  return (call) => {
    const args = argumentsOf(call);
    for (const [index, argument] of args.entries())
      if (isBad(argument, index, args))
        complain(call, argument, 'option', `${call.name ?? ''} may run or load code this way`);
    return both(call.at.state);
  };
}

const optional = (letters: RegExp) => (argument: Argument) =>
  /^[\0\u0001]|^-\0/.test(argument.shape) || (argument.shape.startsWith('-') && letters.test(argument.shape));

export const enable = forbid(({ literal }) => literal === undefined || !/^-[aps]+$/.test(literal));
/** fc without -l opens an editor, or runs an old command. */
export function fc(call: Call): Outcome {
  const [first] = argumentsOf(call);
  if (!/^-[nr]*l/.test(first?.shape ?? '')) complain(call, call, 'option', 'fc runs a program unless it only lists');
  return both(call.at.state);
}

export const jobs = forbid(optional(/x/));
export const bind = forbid(optional(/x|f/));
export const complete = forbid(optional(/[CF]/));

/** compgen -W expands its words once more. */
export const compgen = forbid((argument, index, args) => {
  if (args[index - 1]?.literal === '-W') return argument.literal === undefined || /[$`]/.test(argument.literal);
  return optional(/[CF]/)(argument);
});

function setPositional(state: State, kinds: readonly Kind[], rest: Kind): State {
  let next = state.with('@', { kind: Math.min(rest, ...kinds) as Kind });
  for (let index = 1; index <= 9; index += 1) next = next.with(String(index), { kind: kinds[index - 1] ?? rest });
  return next;
}

/** The state in which a function begins: its arguments are what is known of the words of the call. */
export function withArguments(state: State, args: readonly Argument[]): State {
  const splitAt = args.findIndex(({ splits }) => splits);
  const sure = splitAt < 0 ? args : args.slice(0, splitAt);
  const others = splitAt < 0 ? [] : args.slice(splitAt).map(({ kind }) => kind);
  return setPositional(
    state,
    sure.map(({ kind }) => kind),
    Math.min(2, ...others, splitAt < 0 ? 2 : 0) as Kind,
  );
}

/** set: options, or new arguments. */
export function set(call: Call): Outcome {
  const args = argumentsOf(call);
  const end = args.findIndex(({ literal }) => literal === '--');
  const first = args.findIndex(({ literal }) => literal === undefined || !/^[-+]/.test(literal));
  for (const argument of args)
    if (/^-[a-zA-Z]*H|^histexpand$/.test(argument.literal ?? ''))
      complain(call, argument, 'option', 'history expansion changes what is read');
  if (args.some(({ literal }) => /^[-+]A/.test(literal ?? ''))) call.at.state = call.at.state.forget();
  else if (end >= 0) call.at.state = withArguments(call.at.state, args.slice(end + 1));
  else if (first >= 0) call.at.state = setPositional(call.at.state, [], 0);
  return both(call.at.state);
}

export function shift(call: Call): Outcome {
  const [count] = argumentsOf(call);
  if (call.at.c.shell.runsOperands && count && count.literal === undefined && count.kind < 2)
    complain(call, count, 'arith', 'some of these shells evaluate this');
  const by = Number(count ? (count.literal ?? NaN) : 1);
  const rest = kindOfName(call.at, '@');
  const kinds = Array.from({ length: 9 }, (_, index) => kindOfName(call.at, String(index + 1)));
  call.at.state = setPositional(call.at.state, Number.isInteger(by) ? kinds.slice(by) : [], rest);
  return both(call.at.state);
}

export function shopt(call: Call): Outcome {
  for (const argument of argumentsOf(call))
    if (argument.literal === 'localvar_inherit')
      complain(call, argument, 'option', 'local variables are not empty then');
  return both(call.at.state);
}

/** wait -p puts a PID into a variable. */
export function wait(call: Call): Outcome {
  const args = argumentsOf(call);
  const index = args.findIndex(({ literal }) => literal === '-p');
  const name = index < 0 ? undefined : args[index + 1];
  if (name?.literal !== undefined && /^[A-Za-z_]\w*$/.test(name.literal))
    setVariable(call.at, name.literal, { kind: 2, pos: name.pos });
  else if (name) complain(call, name, 'name', 'this is taken for a name');
  return both(call.at.state);
}
