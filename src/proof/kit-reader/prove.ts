import { type Script, parse } from 'unbash';
import { type Budget, type Context, TooComplexError } from './context.ts';
import { Names } from './fact.ts';
import { script as followScript } from './flow.ts';
import { body } from './function.ts';
import { Memo } from './memo.ts';
import type { Rule } from './rules.ts';
import type { Shell } from './shells.ts';
import { standingFacts } from './special.ts';
import { both } from './outcome.ts';
import { State } from './state.ts';
import { type Survey, survey } from './survey.ts';

/** One place by its offset. */
export interface Spot {
  pos: number;
  rule: Rule;
  reason: string;
}

/** A script costs at most so many commands followed; 300 lines take a few thousand. */
const MOST_STEPS = 150_000;
const MOST_ROUNDS = 8;

/** Parses a script; never throws for what stands in it. */
export function parseScript(text: string): { tree: Script; found: Survey } | undefined {
  try {
    const tree = parse(text);
    return { tree, found: survey(tree) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A script that was read. */
export interface Subject {
  text: string;
  tree: Script;
  found: Survey;
  shell: Shell;
  /** Names that a directive declares to hold numbers. */
  numbers: ReadonlySet<string>;
  /** When to give up, in microseconds of this process's processor time. */
  until: number;
}

/** Every place at which the script may start a process. */
export function prove(subject: Subject): Spot[] {
  const { tree, found } = subject;
  let weak = new Set<string>();
  const budget: Budget = { steps: MOST_STEPS, until: subject.until };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const spots = new Map<string, Spot>();
    const weakened = new Set<string>();
    const hasTrap = follow(createContext({ ...subject, weak, weakened, spots, budget }), tree, found, spots);
    const isStable = weakened.size === weak.size && [...weakened].every((name) => weak.has(name));
    if (!hasTrap || isStable) return [...spots.values()].toSorted((a, b) => a.pos - b.pos);
    weak = new Set([...weak, ...weakened]);
  }
  return [{ pos: 0, rule: 'complex', reason: 'the traps of this script cannot be followed to an end' }];
}

interface Round extends Subject {
  weak: ReadonlySet<string>;
  weakened: Set<string>;
  spots: Map<string, Spot>;
  budget: Budget;
}

function createContext({ text, found, shell, numbers, weak, weakened, spots, budget }: Round): Context {
  const names = new Names(standingFacts(shell));
  const functions = new Map(found.functions.map((node) => [node.name.value, { bodies: [node], sure: true }]));
  const report = (pos: number, rule: Rule, reason: string) => {
    if (!spots.has(`${pos} ${rule}`)) spots.set(`${pos} ${rule}`, { pos, rule, reason });
  };
  return {
    shell,
    report,
    frames: [{ depth: 0, node: undefined, returns: both(undefined), loops: [] }],
    visited: new Set(),
    memo: new Memo(),
    numbers,
    weak,
    weakened,
    volatile: new Set(),
    inTrap: false,
    budget,
    isDead: false,
    lost: new State(names, functions),
    start: new State(names, new Map()),
    arrays: found.arrays,
    defined: new Set(functions.keys()),
    worst: new Set(),
    home: new Map(),
    source: text,
    trapped: new Set(),
    doomed: new Set(),
    actions: [],
  };
}

/** Follows the script, then every function that nothing has called; tells whether there were traps. */
function follow(c: Context, tree: Script, found: Survey, spots: Map<string, Spot>): boolean {
  try {
    followScript(c, tree, c.start);
    for (const node of found.functions) if (!c.visited.has(node)) body(c, node, c.lost, 1);
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof TooComplexError)) throw error;
    spots.set('complex', { pos: 0, rule: 'complex', reason: 'this is too deep or too long to be followed' });
  }
  return c.actions.length > 0;
}
