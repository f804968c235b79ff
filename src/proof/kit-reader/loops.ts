import type { ArithmeticFor, For, Select, While } from 'unbash';
import { evaluate } from './arithmetic.ts';
import { setVariable } from './assign.ts';
import { type Context, type Cursor, type Loop, frameOf, kindOfName } from './context.ts';
import { list, run } from './flow.ts';
import { type Outcome, type Reach, both, join, merged } from './outcome.ts';
import type { Kind, State } from './state.ts';
import { kindOf, maySplit } from './words.ts';

/** Goes round until going round once more would teach nothing; gives what holds when `round` says no. */
function loop(c: Context, start: State, round: (state: State, loop: Loop) => { again: Reach; end: Reach }): Outcome {
  const { loops } = frameOf(c);
  let state = start;
  for (;;) {
    const here: Loop = { breaks: undefined, continues: undefined };
    loops.push(here);
    const { again, end } = round(state, here);
    loops.pop();
    const next = state.join(join(again, here.continues) ?? state);
    if (next === state || next.key() === state.key()) return both(join(end, here.breaks));
    state = next;
  }
}

/** while and until. */
export function whileLoop(c: Context, node: While, start: State): Outcome {
  return loop(c, start, (state) => {
    const { yes, no } = list(c, node.clause, state);
    const [stay, end] = node.kind === 'while' ? [yes, no] : [no, yes];
    return { again: merged(run(c, node.body, stay)), end };
  });
}

/** for NAME in WORDS, and select. */
export function each(c: Context, node: For | Select, start: State): Outcome {
  const { grammar } = c.shell;
  const at: Cursor = { c, state: start };
  const isSelect = node.type === 'Select';
  if (isSelect && !grammar.has('select'))
    c.report(node.pos, 'shell', 'select is a command word in some of these shells');
  const kind = isSelect ? 0 : kindOfWords(at, node);
  return loop(c, at.state, (state) => {
    const inside: Cursor = { c, state };
    setVariable(inside, node.name.value, { kind, pos: node.name.pos });
    if (isSelect) setVariable(inside, 'REPLY', { kind: 0, pos: node.pos });
    const again = merged(run(c, node.body, inside.state));
    return { again, end: join(state, again) };
  });
}

function kindOfWords(at: Cursor, { wordlist }: For | Select): Kind {
  if (!wordlist) return kindOfName(at, '@');
  const kinds = wordlist.map((word) => (maySplit(at, word) && kindOf(at, word) < 2 ? 0 : kindOf(at, word)));
  return Math.min(2, ...kinds) as Kind;
}

/** for (( ; ; )). */
export function arithmeticFor(c: Context, node: ArithmeticFor, start: State): Outcome {
  if (!c.shell.grammar.has('((')) c.report(node.pos, 'shell', 'some of these shells have no for ((');
  const first: Cursor = { c, state: start };
  if (node.initialize) evaluate(first, node.initialize);
  return loop(c, first.state, (state) => {
    const at: Cursor = { c, state };
    if (node.test) evaluate(at, node.test);
    const end = at.state;
    const after = join(merged(run(c, node.body, at.state)), frameOf(c).loops.at(-1)?.continues);
    if (!after) return { again: undefined, end };
    const updated: Cursor = { c, state: after };
    if (node.update) evaluate(updated, node.update);
    return { again: updated.state, end: node.test ? end : undefined };
  });
}
