import type { Function as FunctionNode } from 'unbash';
import { type Call, argumentsOf } from './builtins/call.ts';
import { withArguments } from './builtins/other.ts';
import { type Context, type Cursor, type Frame, frameOf } from './context.ts';
import { run } from './flow.ts';
import { type Outcome, type Reach, both, joined } from './outcome.ts';
import type { Known, State } from './state.ts';

/** Deeper calls are followed as if nothing were known. */
const MOST_FRAMES = 60;

const positional = ['@', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Follows a call into every function that the name may mean. */
export function callFunction(call: Call, { bodies, sure: isDefined }: Known): Outcome {
  const { at, pos, name = '' } = call;
  const sure = isDefined && (at.c.inTrap || !at.c.doomed.has(name));
  const args = argumentsOf(call);
  if (!sure && !at.c.isDead && !at.c.shell.builtins.has(name))
    at.c.report(pos, 'external', `${name} is a function on some ways to this place only; else it starts a process`);
  if (at.c.isDead) return both(at.state);
  const results = bodies.map((body) => callOne(at, body, withArguments(at.state, args)));
  const outcome = results.length === 0 ? both(at.state) : results.reduce(joined);
  return sure ? outcome : joined(outcome, both(at.state));
}

/** What matters to a body besides the state: traps that are set meanwhile change what is known. */
function modeOf(c: Context, depth: number): string {
  return [depth, +c.inTrap, c.volatile.size, c.trapped.size, c.doomed.size, c.actions.length].join(' ');
}

function callOne({ c, state: before }: Cursor, node: FunctionNode, state: State): Outcome {
  const isDeep = c.frames.length > MOST_FRAMES || c.frames.some((frame) => frame.node === node);
  const depth = frameOf(c).depth + 1;
  const outcome = isDeep
    ? deep(c, node, state)
    : c.memo.outcome(node, modeOf(c, depth), state, () => body(c, node, state, depth));
  const back = (reach: Reach) => reach?.leave(before, depth, positional);
  return { yes: back(outcome.yes), no: back(outcome.no) };
}

/** A function inside itself: nothing is known of what it leaves, and it is followed once with nothing known. */
function deep(c: Context, node: FunctionNode, state: State): Outcome {
  const lost = state.forget();
  if (!c.worst.has(node)) {
    c.worst.add(node);
    body(c, node, lost, frameOf(c).depth + 1);
  }
  return both(lost);
}

/** Follows the body of a function. */
export function body(c: Context, node: FunctionNode, state: State, depth: number): Outcome {
  c.visited.add(node);
  const frame: Frame = { depth, node, returns: both(undefined), loops: [] };
  c.frames.push(frame);
  const outcome = run({ ...c, ...c.home.get(node) }, node.body, state);
  c.frames.pop();
  return joined(outcome, frame.returns);
}
