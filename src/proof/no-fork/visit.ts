import type { SyntaxNode } from 'unbash';
import type { Facts, Needs, Scope } from './facts.ts';
import { GUARDED, useOf } from '../../shell/names.ts';
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

interface More {
  name?: string;
  starts?: boolean;
}

/** Notes a place; the first of a kind there counts. */
export function report(v: Visit, node: Pick<SyntaxNode, 'pos'>, rule: Rule, reason: string, more: More = {}): void {
  const pos = placeOf(v, node);
  const key = `${pos} ${rule}`;
  if (!v.check.spots.has(key))
    v.check.spots.set(key, { pos, rule, reason, name: more.name ?? '', starts: more.starts ?? false });
}

/** Asks that something is a number, once all of the script is known. */
export function demand(
  v: Visit,
  node: Pick<SyntaxNode, 'pos'>,
  needs: Needs,
  shown: string,
  rule: Rule = 'arith',
): void {
  if (!v.check.shells.evaluates || needs?.length === 0) return;
  if (v.scope.inTrap) v.check.facts.hasHandlers = true;
  v.check.facts.demands.push({ pos: placeOf(v, node), rule, needs, shown });
}

/** Notes that a variable is set, and refuses names to which a shell gives a meaning. */
export function assign(v: Visit, node: Pick<SyntaxNode, 'pos'>, name: string, needs: Needs, text?: string): void {
  const { facts, shells } = v.check;
  if (v.scope.inTrap) facts.hasHandlers = true;
  const isMended = v.scope.mended.has(name);
  const known = facts.assigned.get(name);
  const held = isMended ? [{ name: GUARDED, scope: v.scope }] : needs;
  const made = { needs: held, raw: needs, pos: placeOf(v, node), scope: v.scope };
  if (known === undefined) facts.assigned.set(name, [made]);
  else known.push(made);
  const use = useOf(name, shells.hasZsh);
  if (use === 'owned') report(v, node, 'name', `${name} means something to a shell`, { name });
  if (use === 'number') demand(v, node, needs, `what ${name} is set to`);
  const isPlain = text !== undefined && !/[`\\]|\$(?! *$)/.test(text);
  if (use === 'prompt' && !isPlain) report(v, node, 'prompt', `a shell evaluates ${name} when it shows it`, { name });
}
