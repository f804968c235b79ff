import { arithText } from '../arithmetic.ts';
import { setVariable } from '../assign.ts';
import { type Outcome, both } from '../outcome.ts';
import { followAction } from './text.ts';
import { type Argument, type Call, argumentsOf, complain, parseOptions } from './call.ts';

const taken = 'this is taken for a name, and a subscript in it is run';

/** An argument that the builtin takes for the name of a variable, which gets a value. */
function target(call: Call, argument: Argument, value: { kind: 0 | 2; text?: string; isArray?: boolean }): void {
  const { at } = call;
  const [, name, key] = /^([A-Za-z_]\w*)(?:\[([^]*)\])?$/.exec(argument.shape) ?? [];
  if (argument.splits || (name === undefined && argument.kind === 0)) {
    complain(call, argument, 'name', taken);
  } else if (name === undefined || argument.shape.includes('\u0001')) {
    // Which variable it is shows only when it runs.
    if (argument.kind !== 1 || value.kind === 2) return;
    complain(call, argument, 'prompt', 'this may become PS4 or the like, which is run whenever it is shown');
    at.state = at.state.forget();
  } else {
    if (key !== undefined) subscriptOf(call, argument, name, key);
    setVariable(at, name, { ...value, pos: argument.pos, isElement: key !== undefined });
  }
}

/** A subscript is expanded even where it is a key. */
function subscriptOf(call: Call, argument: Argument, name: string, key: string): void {
  if (/[`$\0]/.test(key)) complain(call, argument, 'name', taken);
  else if (!call.at.state.fact(name).assoc && !/^[@*]$/.test(key)) arithText(call.at, key, argument.pos);
}

/** Arguments among which more names may turn up than stand there. */
function fixed(call: Call, args: readonly Argument[]): void {
  for (const argument of args) if (argument.splits) complain(call, argument, 'name', taken);
}

export function read(call: Call): Outcome {
  const args = argumentsOf(call);
  fixed(call, args);
  const { options, operands } = parseOptions(args, 'adinNptu');
  const array = options.get('a');
  if (array) target(call, array, { kind: 0, isArray: true });
  for (const operand of operands) target(call, operand, { kind: 0 });
  if (!array && operands.length === 0) setVariable(call.at, 'REPLY', { kind: 0, pos: call.pos });
  return both(call.at.state);
}

export function mapfile(call: Call): Outcome {
  const args = argumentsOf(call);
  fixed(call, args);
  const { options, operands } = parseOptions(args, 'dnOsuCc');
  if (options.has('C')) followAction(call, options.get('C'));
  for (const operand of operands) target(call, operand, { kind: 0, isArray: true });
  if (operands.length === 0) setVariable(call.at, 'MAPFILE', { kind: 0, pos: call.pos, isArray: true });
  return both(call.at.state);
}

export function getopts(call: Call): Outcome {
  const [options, name] = argumentsOf(call);
  if (options?.splits) complain(call, options, 'name', taken);
  // A name with a subscript is refused before anything in it is evaluated.
  if (name?.literal !== undefined) target(call, name, { kind: 0 });
  else call.at.state = call.at.state.forget();
  setVariable(call.at, 'OPTARG', { kind: 0, pos: call.pos });
  return both(call.at.state);
}

const digits = /^(?:%[-+ 0#]*\d*(?:\.\d+)?[diu]|%\(%s\)T|[-+., 0-9])*$/;
const plain = /^(?:%s|%[-+ 0#]*\d*(?:\.\d+)?[diu]|[-+., 0-9])*$/;

export function printf(call: Call): Outcome {
  const args = argumentsOf(call);
  const [first] = args;
  const format = first?.shape ?? '';
  if (/^(?:[\0\u0001]|-\0)/.test(format)) complain(call, first ?? call, 'name', 'this format may turn out to be -v');
  if (!format.startsWith('-v')) return both(call.at.state);
  const { options, operands } = parseOptions(args.slice(0, 2), 'v');
  const name = options.get('v');
  const [shape, ...values] = [...operands, ...args.slice(2)].filter(({ literal }) => literal !== '--');
  if (name) target(call, name, valueOf(shape, values));
  return both(call.at.state);
}

function valueOf(format: Argument | undefined, values: readonly Argument[]): { kind: 0 | 2; text?: string } {
  const text = format?.literal;
  if (text === undefined) return { kind: 0 };
  const isNumber = digits.test(text) || (plain.test(text) && values.every(({ kind }) => kind === 2));
  const [only] = values;
  if (!text.includes('%')) return { kind: isNumber ? 2 : 0, text };
  if (text === '%s' && values.length <= 1 && (only === undefined || only.literal !== undefined))
    return { kind: isNumber ? 2 : 0, text: only?.literal ?? '' };
  return { kind: isNumber ? 2 : 0 };
}

/** A trap that is set may need what is gone now. */
function followTraps({ at: { c, state } }: Call): void {
  for (const { signals, follow } of c.actions) if (signals.some((name) => state.fact(name).kind < 2)) follow(state);
}

export function unset(call: Call): Outcome {
  const args = argumentsOf(call);
  const before = call.at.state.functions;
  fixed(call, args);
  const { options, operands } = parseOptions(args, '');
  for (const operand of operands) {
    if (!options.has('v')) unsetFunction(call, operand);
    if (!options.has('f')) unsetVariable(call, operand);
  }
  if (call.at.state.functions !== before && !call.at.c.inTrap) followTraps(call);
  return both(call.at.state);
}

/** Without -v a name may be that of a function; one that is not written out may be any. */
function unsetFunction({ at }: Call, { literal: name, kind }: Argument): void {
  if (name === undefined) {
    if (kind < 2) at.state = at.state.withDoubt();
  } else if (at.state.functions.has(name)) {
    at.state = at.state.withFunction(name, undefined);
    if (at.c.inTrap) at.c.doomed.add(name);
  }
}

/** What is unset is empty; but a local one uncovers the one that it hid. */
function unsetVariable(call: Call, operand: Argument): void {
  const isHiding = operand.literal === undefined || call.at.state.fact(operand.literal).depth !== 0;
  target(call, operand, isHiding ? { kind: 0 } : { kind: 2, text: '' });
}
