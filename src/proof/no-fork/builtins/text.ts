import { parse } from 'unbash';
import type { Context } from '../context.ts';
import { script } from '../flow.ts';
import { type Outcome, both, merged } from '../outcome.ts';
import type { State } from '../state.ts';
import { type Argument, type Call, argumentsOf, complain } from './call.ts';

/** A context that reports what is found in a text inside the script at the place where that text stands. */
function inside(c: Context, argument: Argument): Context {
  const { report } = c;
  return {
    ...c,
    source: undefined,
    report: (pos, rule, reason) =>
      report(argument.inner === undefined ? argument.pos : argument.inner + pos, rule, reason),
  };
}

function followText(call: Call, argument: Argument, text: string, state: State): Outcome {
  const tree = parse(text);
  const c = inside(call.at.c, argument);
  for (const error of tree.errors ?? []) c.report(error.pos, 'syntax', error.message);
  return script(c, tree, state);
}

/** eval of a text that is written out is that text. */
export function evaluateText(call: Call): Outcome {
  const args = argumentsOf(call);
  const [first] = args;
  const texts = args.map(({ literal }) => literal);
  if (!first) return both(call.at.state);
  if (texts.includes(undefined)) {
    complain(call, call, 'eval', 'what this becomes shows only when it runs');
    return followNumbered(call, first, args.map(({ shape }) => shape).join(' '));
  }
  const argument = args.length === 1 ? first : { ...first, inner: undefined };
  return followText(call, argument, texts.join(' '), call.at.state);
}

/** Stands for the numbers in a text, which are not always the same; no script has this one. */
const ANY_NUMBER = '4294967291';

/**
 * A text in which only numbers vary, such as the end of a name, is that text if they are digits, which is for the one
 * who allows it to say. What such a name holds is not known, because it is many.
 */
function followNumbered(call: Call, first: Argument, shape: string): Outcome {
  if (/[\0\u0001]/.test(shape)) return both(call.at.state.forget());
  const text = shape.replace(/(?<=\w)0(?![\w.])/g, ANY_NUMBER);
  const names = text.match(new RegExp(`[A-Za-z_]\\w*${ANY_NUMBER}`, 'g')) ?? [];
  const forget = (state: State) => names.reduce((next, name) => next.with(name, { kind: 0 }), state);
  const { yes, no } = followText(call, { ...first, inner: undefined }, text, call.at.state);
  return { yes: yes && forget(yes), no: no && forget(no) };
}

export function trap(call: Call): Outcome {
  const args = argumentsOf(call).filter(({ literal }, index) => index > 0 || literal !== '--');
  const [action, ...signals] = args;
  const text = action?.literal;
  const { at } = call;
  // Behind an action and a signal that stand there, whatever comes is a signal.
  const stand = text !== undefined && !/^\d+$/.test(text) && signals[0]?.literal !== undefined;
  if (args.some(({ splits }) => splits) && !(stand && !action?.splits)) {
    complain(call, call, 'trap', 'what becomes the action shows only when it runs');
    return both(at.state);
  }
  // A number in the place of the action is a signal, and all of them are reset.
  const isNumber = /^\d+$/.test(text ?? '');
  const isReset = text === '-' || text === '' || isNumber;
  if (isReset) at.state = withTraps(at.state, isNumber ? args : signals, 2);
  if (!action || isReset || /^-[lpP]+$/.test(text ?? '') || signals.length === 0) return both(at.state);
  if (text === undefined) {
    if (action.kind < 2) complain(call, action, 'trap', 'what this action becomes shows only when it runs');
    return both(at.state);
  }
  const c: Context = { ...at.c, inTrap: true };
  // It runs at any later moment: what gets anything but a number anywhere is not known to be one.
  const follow = (state: State) => {
    followText(
      { ...call, at: { c, state } },
      action,
      text,
      state.forget((name) => !at.c.weak.has(name)),
    );
  };
  at.c.actions.push({ signals: signals.map(trapName), follow });
  follow(at.state);
  at.state = withTraps(at.state, signals, 0);
  return both(at.state);
}

/** The name under which a state says whether a trap is set; a signal that is not written out is never reset. */
function trapName({ literal }: Argument): string {
  return `trap ${literal?.toUpperCase().replace(/^SIG/, '') ?? '?'}`;
}

function withTraps(state: State, signals: readonly Argument[], kind: 0 | 2): State {
  return signals.reduce(
    (next, signal) => (signal.literal === undefined && kind === 2 ? next : next.with(trapName(signal), { kind })),
    state,
  );
}

/** Reads another file. */
export function source(call: Call): Outcome {
  argumentsOf(call);
  complain(call, call, 'source', 'what another file does is not known here');
  return both(call.at.state.forget());
}

/** An action that a builtin runs for each line, with two more words behind it: known only where it is written out. */
export function followAction(call: Call, argument: Argument | undefined): void {
  if (argument?.literal === undefined) return complain(call, argument ?? call, 'option', 'this runs a text of its own');
  const { state } = call.at;
  const after = merged(followText(call, argument, `${argument.literal} 0 "$MAPFILE"`, state));
  call.at.state = after ? after.join(state) : state;
}
