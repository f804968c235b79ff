import { guardedNames } from '../plan/guarded.ts';
import type { Plan } from '../plan/plan.ts';
import { scripts } from '../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../plan/selectors.ts';
import { version } from '../version.ts';
import { longValues } from './long.ts';
import { globPattern, literalsOf, nameView } from './pattern.ts';
import { whomOf } from './whom.ts';
import { shown, word } from './word.ts';

function hasOf({ selectors }: Plan): Record<SelectorKind, boolean> {
  return Object.fromEntries(selectorKinds.map((kind) => [kind, selectors[kind].length > 0])) as Record<
    SelectorKind,
    boolean
  >;
}

/** Every value that may be too long for a line. */
function longOf({ selectors: { exe, cgroup, cmdline }, proc }: Plan) {
  return longValues([...exe, ...cgroup, ...cmdline.flatMap(literalsOf), proc]);
}

function namesOf({ selectors, protect }: Plan) {
  const names = selectors.name.map(nameView);
  const protectNames = protect.names.map(nameView);
  const hasPattern = [...names, ...protectNames].some(({ isPattern }) => isPattern);
  const others = selectorKinds.some((kind) => kind !== 'name' && selectors[kind].length > 0);
  const nameOnly = names.length > 0 && !others && protectNames.length === 0 && !hasPattern;
  return { names, protectNames, hasPattern, nameOnly, oneName: nameOnly && names.length === 1 };
}

/** Patterns for case, what is too long for a line in a variable. */
function cmdlinesOf({ selectors }: Plan, long: ReturnType<typeof longOf>) {
  const quote = (text: string): string => {
    const kept = long.find(({ value }) => value === text);
    return kept === undefined ? word(text) : `"$${kept.name}"`;
  };
  return selectors.cmdline.map((glob) => ({ pattern: globPattern(glob, quote), shown: shown(glob) }));
}

/** Everything a template of the new texts may see, each key always present. */
export function toView(plan: Plan) {
  const { selectors, hold } = plan;
  const long = longOf(plan);
  return {
    version,
    script: plan.script,
    summary: scripts[plan.script].summary,
    dryRun: plan.dryRun,
    force: plan.force,
    all: plan.all,
    holdNever: hold === 'never',
    holdFirst: hold === 'first',
    proc: plan.proc,
    has: hasOf(plan),
    ...selectors,
    ...namesOf(plan),
    cmdlines: cmdlinesOf(plan, long),
    uidNumbers: selectors.uid.filter((uid) => typeof uid === 'number'),
    uidNames: selectors.uid.filter((uid) => typeof uid === 'string'),
    protectPids: plan.protect.pids,
    whom: whomOf(selectors),
    guarded: guardedNames,
    /** Values that stand in variables of their own; the helpers word and inside look here. */
    long,
  };
}

export type View = ReturnType<typeof toView>;
