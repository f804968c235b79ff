import type { Assignment } from 'unbash';
import { arithText } from '../arithmetic.ts';
import { assignment, setVariable } from '../assign.ts';
import { frameOf } from '../context.ts';
import { literalOf } from '../literal.ts';
import { kindOf } from '../words.ts';
import { type Outcome, both } from '../outcome.ts';
import type { State } from '../state.ts';
import { type Argument, type Call, argumentsOf, complain } from './call.ts';

interface Flags {
  letters: string;
  isLocal: boolean;
}

/** Options in front, which stand for every name behind them. */
function flagsOf(call: Call): { flags: Flags; count: number } {
  const { name, args, at } = call;
  let letters = name === 'readonly' ? 'r' : '';
  let count = 0;
  for (const node of args) {
    const text = node.type === 'Word' ? literalOf(node) : undefined;
    if (text === undefined || !/^[-+]./.test(text)) break;
    count += 1;
    if (text === '--') break;
    if (text.startsWith('-')) letters += text.slice(1);
    else if (text.includes('i')) letters = letters.replace('i', '');
  }
  const isInside = frameOf(at.c).depth > 0;
  const isScoped = name === 'local' || name === 'declare' || name === 'typeset';
  return { flags: { letters, isLocal: isInside && isScoped && !letters.includes('g') }, count };
}

/** declare, typeset, local, export, readonly. */
export function declare(call: Call): Outcome {
  const { at, name } = call;
  const before = at.state;
  const outcome = declared(call);
  // Outside a function local complains and does nothing, but its words have been expanded.
  return name === 'local' && frameOf(at.c).depth === 0 ? both(before.join(at.state)) : outcome;
}

function declared(call: Call): Outcome {
  const { flags, count } = flagsOf(call);
  const { at } = call;
  if (/n/.test(flags.letters) && call.name !== 'export' && at.c.shell.runsNames)
    complain(call, call, 'nameref', 'a name that stands for another one runs a subscript in it');
  if (/[fFp]/.test(flags.letters)) {
    argumentsOf(call);
    return both(at.state);
  }
  for (const node of call.args.slice(count)) {
    if (node.type === 'Assignment') assigned(call, flags, node);
    else for (const argument of argumentsOf({ ...call, args: [node] })) worded(call, flags, argument);
  }
  return both(at.state);
}

/** Enters the name with its attributes; what becomes local begins empty. */
function enter(call: Call, { letters, isLocal }: Flags, name: string, hasValue: boolean): void {
  const { at } = call;
  const { depth } = frameOf(at.c);
  const isFresh = isLocal && at.state.fact(name).depth !== depth && at.state.fact(name).depth !== -1;
  const isKey = letters.includes('A');
  for (const key of [name, `${name}[]`]) {
    const fact = at.state.fact(key);
    const kind = isFresh && !hasValue ? 2 : fact.kind;
    const integer = letters.includes('i') || (fact.integer && !isFresh);
    const changed = /[ulcLRZU]/.test(letters) || (fact.changed && !isFresh);
    const assoc = isKey || (fact.assoc && !isFresh);
    at.state = at.state.with(key, { kind, integer, assoc, changed, depth: isLocal ? depth : fact.depth });
    if (isFresh && hasValue) at.state = at.state.with(key, { kind: 2 });
  }
}

function finish(state: State, { letters }: Flags, name: string): State {
  if (!letters.includes('r')) return state;
  return state.with(name, { pinned: true }).with(`${name}[]`, { pinned: true });
}

function assigned(call: Call, flags: Flags, node: Assignment): void {
  const { at } = call;
  if (node.value.type === 'Word') compoundText(call, flags, node.name, literalOf(node.value), node);
  if (node.value.type === 'Word' && !node.index) {
    // The value may use the variable that is about to be hidden.
    const kind = kindOf(at, node.value);
    enter(call, flags, node.name, true);
    setVariable(at, node.name, { kind, pos: node.pos, text: literalOf(node.value), isAppended: node.append });
  } else {
    enter(call, flags, node.name, true);
    assignment(at, node);
  }
  at.state = finish(at.state, flags, node.name);
}

/** declare -a x=TEXT takes the text for a list of words, and expands them. */
function compoundText(call: Call, flags: Flags, name: string, text: string | undefined, at: { pos: number }): void {
  const isArray = /[aA]/.test(flags.letters) || call.at.c.arrays.has(name);
  if (isArray && (text === undefined || /^\s*\(/.test(text)) && call.at.c.shell.runsContents)
    complain(call, at, 'name', 'what an array is declared with as text is expanded as a list');
}

/** An argument that only becomes NAME or NAME=VALUE. */
function worded(call: Call, flags: Flags, argument: Argument): void {
  const { at } = call;
  const [, name, key, value] = /^([A-Za-z_]\w*)(\[[^]*?\])?(?:\+?=([^]*))?$/.exec(argument.shape) ?? [];
  if (argument.literal === '-') return;
  if (argument.splits || name === undefined || /[`$\0\u0001]/.test(key ?? '')) {
    const isHarmless = argument.kind > 0 && !argument.splits && !/[irulcA]/.test(flags.letters);
    if (isHarmless) return;
    if (argument.kind > 0 && !argument.splits)
      return complain(call, argument, 'name', 'which variable gets this attribute shows only when it runs');
    return complain(call, argument, 'name', 'this is taken for a name, and a subscript in it is run');
  }
  const text = argument.literal === undefined ? undefined : value;
  if (key !== undefined) arithText(at, key.slice(1, -1), argument.pos);
  if (value !== undefined) compoundText(call, flags, name, text, argument);
  enter(call, flags, name, value !== undefined);
  if (value !== undefined)
    setVariable(at, name, {
      kind: /^[-+., 0-9]*$/.test(value) ? 2 : 0,
      pos: argument.pos,
      text,
      isElement: key !== undefined,
    });
  at.state = finish(at.state, flags, name);
}
