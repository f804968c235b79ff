import type { SyntaxNode, Word } from 'unbash';
import type { Facts, Needs, Scope } from './facts.ts';
import { plainOf } from '../../shell/literal.ts';
import { GUARDED, NAME, useOf } from '../../shell/names.ts';
import type { Rule } from '../verdict/rules.ts';
import type { Shells } from '../../shell/shells.ts';

/** A place, by its offset in the script. */
export interface Spot {
  readonly pos: number;
  readonly rule: Rule;
  readonly reason: string;
  readonly name: string;
  readonly starts: boolean;
}

/** What one walk over a script shares. */
export interface Check {
  readonly shells: Shells;
  readonly facts: Facts;
  readonly spots: Map<string, Spot>;
  /** Stretches of the text in which any character may stand. */
  readonly quoted: { type: string; pos: number; end: number }[];
}

/** A walk at some place of it. */
export interface Visit {
  readonly check: Check;
  readonly scope: Scope;
  /** The text in which positions count. */
  readonly text: string;
  /** The place in the script of a text that was written as a word: the action of a trap. */
  readonly origin: number | undefined;
  /** Whether the words stand in double quotes or a here-document, where single quotes do not quote. */
  readonly isQuoted: boolean;
}

export function placeOf({ origin }: Visit, node: Pick<SyntaxNode, 'pos'>): number {
  return origin ?? node.pos;
}

type At = Pick<SyntaxNode, 'pos'>;

/** Notes a place, with the word that it is about; the first of a kind there counts. */
export function report(v: Visit, node: At, rule: Rule, reason: string, name = '', starts = false): void {
  const pos = placeOf(v, node);
  const key = `${pos} ${rule}`;
  if (!v.check.spots.has(key)) v.check.spots.set(key, { pos, rule, reason, name, starts });
}

/** Asks that something is a number, once all of the script is known. */
export function demand(v: Visit, node: At, needs: Needs, shown: string, rule: Rule = 'arith'): void {
  if (!v.check.shells.evaluates || needs?.length === 0) return;
  if (v.scope.inTrap) v.check.facts.hasHandlers = true;
  v.check.facts.demands.push({ pos: placeOf(v, node), rule, needs, shown });
}

/** Folders that are written out, with those there were. */
const FOLDERS = /^(?:[\w/:."-]|\$(?:PATH|HOME)|\$\{(?:PATH|HOME)\})*$/;

/** Notes that a variable is set, and refuses names to which a shell gives a meaning. */
export function assign(v: Visit, node: At, name: string, needs: Needs, text?: string): void {
  const { facts, shells } = v.check;
  if (v.scope.inTrap) facts.hasHandlers = true;
  const known = facts.assigned.get(name);
  const held = v.scope.mended.has(name) ? [{ name: GUARDED, scope: v.scope }] : needs;
  const made = { needs: held, pos: placeOf(v, node), scope: v.scope };
  if (known === undefined) facts.assigned.set(name, [made]);
  else known.push(made);
  const use = useOf(name, shells.hasZsh);
  if (use === 'path' && shells.hasDash && !FOLDERS.test(text ?? '%'))
    report(v, node, 'name', 'in dash %builtin in PATH puts programs before builtins', name);
  if (use === 'owned') report(v, node, 'name', `${name} means something to a shell`, name);
  if (use === 'number') demand(v, node, needs, `what ${name} is set to`);
  const isPlain = text !== undefined && !/[`\\]|\$(?! *$)/.test(text);
  if (use === 'prompt' && !isPlain) report(v, node, 'prompt', `a shell evaluates ${name} when it shows it`, name);
}

/** Notes that a variable is set whose name is a word of a command: it is written out, without any quotes. */
export function assignTo(v: Visit, target: Word | undefined, node: At, needs: Needs): void {
  const name = target && plainOf(target);
  if (name !== undefined && NAME.test(name)) assign(v, target ?? node, name, needs);
  else report(v, target ?? node, 'name', 'the name of the variable is not written out', target?.text);
}
