import type { Case, CaseItem } from 'unbash';
import type { Context, Cursor } from './context.ts';
import { saysPattern } from './digits.ts';
import { run } from './flow.ts';
import { variableOf } from './literal.ts';
import { type Outcome, type Reach, both, join, joined, merged } from './outcome.ts';
import type { State } from './state.ts';
import { kindOf } from './words.ts';

/** Follows a case: a branch that only digits reach knows it, and so do those after one that takes all else. */
export function caseOf(c: Context, node: Case, start: State): Outcome {
  const at: Cursor = { c, state: start };
  kindOf(at, node.word);
  const name = variableOf(node.word);
  let state: State = at.state;
  let fallen: Reach;
  let outcome: Outcome = both(undefined);
  for (const item of node.items) {
    const { inside, after } = enter(c, item, name, state);
    const result = run(c, item.body, join(inside, fallen));
    fallen = item.terminator === ';&' ? merged(result) : undefined;
    if (fallen === undefined) outcome = joined(outcome, result);
    // ;;& goes on to the next pattern although this one matched.
    state = item.terminator === ';;&' ? after.join(merged(result) ?? after) : after;
  }
  if (fallen) outcome = joined(outcome, both(fallen));
  const takesAll = node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
  return takesAll ? outcome : joined(outcome, { yes: state, no: undefined });
}

function enter(c: Context, { pattern }: CaseItem, name: string | undefined, state: State) {
  const at: Cursor = { c, state };
  for (const word of pattern) kindOf(at, word);
  if (name === undefined) return { inside: at.state, after: at.state };
  const known = at.state.with(name, { kind: 2 });
  const says = pattern.map((word) => saysPattern(word, c.shell));
  return {
    inside: says.every(({ matching }) => matching) ? known : at.state,
    after: says.some(({ other }) => other) ? known : at.state,
  };
}
