import type { Function as FunctionNode } from 'unbash';
import type { Rule } from '../verdict/rules.ts';

/** What a person may call at any time, with any words and in any state, once a text has defined it. */
export const STAYING = 'lastshell';

/** Reports what only the whole script shows. */
export type Report = (pos: number, rule: Rule, reason: string, name: string) => void;

/** What encloses a place: the lists of commands around it, from the inside out. */
export interface Chain {
  readonly parent: Chain | undefined;
  /** Whether something before the place, or around it, has always set this variable when the place is reached. */
  readonly hasSet: (name: string) => boolean;
}

/** Where a word stands. */
export interface Scope {
  /** The function around it; undefined in the script itself. */
  readonly fn: string | undefined;
  readonly loops: number;
  readonly chain: Chain | undefined;
  /** Variables and parameters that a guard has let through as numbers here. */
  readonly guarded: ReadonlySet<string>;
  /** Variables that a guard right after this command makes numbers. */
  readonly mended: ReadonlySet<string>;
  readonly inTrap: boolean;
  /** A command of the script itself, that nothing leaves out and nothing does twice. */
  readonly isDirect: boolean;
}

export const NONE: ReadonlySet<string> = new Set();
/** What nothing around has let through. */
export const APART = { loops: 0, guarded: NONE, mended: NONE, isDirect: false };

/** One place where a variable is set. */
export interface Assigned {
  readonly needs: Needs;
  readonly pos: number;
  readonly scope: Scope;
}

/** Something must hold a number at a place: a variable, or a parameter (a digit) of the function around. */
export interface Need {
  readonly name: string;
  readonly scope: Scope;
}

/** Of what a number is made; undefined where it is not shown to be one. */
export type Needs = readonly Need[] | undefined;

/** A place that takes only numbers. */
export interface Demand {
  readonly pos: number;
  readonly rule: Rule;
  readonly needs: Needs;
  /** The words that are asked for. */
  readonly shown: string;
}

/** A call of a function of the script. */
export interface Call {
  readonly name: string;
  /** One for each argument up to the first that may be none or several. */
  readonly needs: readonly Needs[];
  /** What comes after those may be any number of words. */
  readonly isOpen: boolean;
  readonly scope: Scope;
  readonly pos: number;
}

/** A function that unset takes away. */
export type Removed = Pick<Call, 'name' | 'pos' | 'scope'>;

/** The only function that the script itself calls. */
export interface Entry {
  readonly name: string;
  /** Whether it has set a variable before any other function runs. */
  readonly hasSet: (name: string) => boolean;
  /** From here to its end there is nothing but unset. */
  readonly tail: number;
}

/** What a script does anywhere, in whatever order. */
export class Facts {
  readonly functions = new Map<string, FunctionNode>();
  /** For each variable, what it is set to. */
  readonly assigned = new Map<string, Assigned[]>();
  readonly demands: Demand[] = [];
  readonly calls: Call[] = [];
  readonly removed: Removed[] = [];
  readonly arrays = new Set<string>();
  readonly keyed = new Set<string>();
  /** Variables that something takes away: what was outside may show again. */
  readonly unsure = new Set<string>();
  /** Variables that are readonly, and the command that makes them so. */
  readonly readonly: { name: string; pos: number; end: number }[] = [];
  /** Functions that change their parameters. */
  readonly shifting = new Set<string>();
  /** A trap calls a function or needs a number, so that it may find any variable between two commands. */
  hasHandlers = false;
  entry: Entry | undefined;
}
