import type { Function as FunctionNode } from 'unbash';
import type { Memo } from './memo.ts';
import type { Rule } from './rules.ts';
import type { Shell } from './shells.ts';
import { shifting } from './special.ts';
import type { Outcome, Reach } from './outcome.ts';
import type { Kind, State } from './state.ts';

/** A loop that is being followed, with the states in which it is left early. */
export interface Loop {
  breaks: Reach;
  continues: Reach;
}

/** A function that is being followed; depth 0 is the script itself. */
export interface Frame {
  depth: number;
  node: FunctionNode | undefined;
  returns: Outcome;
  loops: Loop[];
}

/** What one run over a script shares. */
export interface Context {
  shell: Shell;
  report: (pos: number, rule: Rule, reason: string) => void;
  frames: Frame[];
  /** Functions that some path has reached. */
  visited: Set<FunctionNode>;
  memo: Memo;
  /** Names that a directive declares to hold numbers. */
  numbers: ReadonlySet<string>;
  /** Names that get anything but a number somewhere, as the run before this one has found. */
  weak: ReadonlySet<string>;
  /** The same, as this run finds it. */
  weakened: Set<string>;
  /** Names that the action of a trap sets to anything but a number, at any moment. */
  volatile: Set<string>;
  /** Every name that the action of a trap sets. */
  trapped: Set<string>;
  /** Functions that the action of a trap takes away. */
  doomed: Set<string>;
  /** Actions of traps, each to be followed again where a function is gone. */
  actions: Action[];
  inTrap: boolean;
  budget: Budget;
  /** Code that no path reaches is looked at for what is plain to see. */
  isDead: boolean;
  /** The state in which such code is looked at. */
  lost: State;
  /** The state in which the script begins. */
  start: State;
  /** Names that are arrays somewhere in the script, and names of its functions. */
  arrays: ReadonlySet<string>;
  defined: ReadonlySet<string>;
  /** Functions that were followed with nothing known. */
  worst: Set<FunctionNode>;
  /** Where the text of a function counts its positions. */
  home: Map<FunctionNode, Pick<Context, 'report' | 'source'>>;
  /** The text, where positions count in it. */
  source: string | undefined;
}

/** The action of a trap, and the signals that it was set for. */
export interface Action {
  signals: readonly string[];
  follow: (state: State) => void;
}

/** A point inside one command: words change the state as they are expanded. */
export interface Cursor {
  c: Context;
  state: State;
}

export class TooComplexError extends Error {}

/** What following a script may cost: commands, and processor time in microseconds. */
export interface Budget {
  steps: number;
  until: number;
}

/** Counts one step; a script that takes too many, or too long, is not followed to its end. */
export function step({ budget }: Context): void {
  budget.steps -= 1;
  const isLate = budget.steps % 64 === 0 && process.cpuUsage().user > budget.until;
  if (budget.steps < 0 || isLate) throw new TooComplexError();
}

export function frameOf(c: Context): Frame {
  const frame = c.frames.at(-1);
  if (!frame) throw new Error('no frame');
  return frame;
}

/** What is known of a variable, or of the elements of an array under its name with `[]`. */
export function kindOfName({ c, state }: Cursor, name: string): Kind {
  if (c.isDead || c.numbers.has(name)) return 2;
  return c.volatile.has(name) || shifting.has(name) ? 0 : state.fact(name).kind;
}

/** The text that a variable holds, where it is always the same. */
export function textOfName({ c, state }: Cursor, name: string): string | undefined {
  return c.isDead || c.trapped.has(name) || shifting.has(name) ? undefined : state.text(name);
}
