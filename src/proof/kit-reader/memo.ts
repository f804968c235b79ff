import type { Function as FunctionNode } from 'unbash';
import type { Touched } from './fact.ts';
import type { Outcome, Reach } from './outcome.ts';
import type { State } from './state.ts';

interface Entry {
  mode: string;
  start: State;
  /** The names of which the body has asked or said anything; nothing else can make a difference to it. */
  touched: Touched;
  outcome: Outcome;
}

/** What calls of functions came to, so that a body is followed once for all states that are the same to it. */
export class Memo {
  private readonly entries = new Map<FunctionNode, Entry[]>();

  /** The outcome of a call that begins in `start`, followed by `follow` unless it is known; `mode` is what else matters. */
  outcome(node: FunctionNode, mode: string, start: State, follow: () => Outcome): Outcome {
    const known = this.entries
      .get(node)
      ?.find((entry) => entry.mode === mode && start.isSame(entry.start, entry.touched));
    if (known) {
      start.names.touch(known.touched);
      const move = (reach: Reach) => reach && start.patched(reach, known.touched);
      return { yes: move(known.outcome.yes), no: move(known.outcome.no) };
    }
    const { result: outcome, touched } = start.names.watch(follow);
    this.entries.set(node, [...(this.entries.get(node) ?? []), { mode, start, touched, outcome }]);
    return outcome;
  }
}
