import type { Plan } from '../plan/plan.ts';
import { holding } from '../plan/scripts.ts';
import { type SelectorKind, hasSelector, selectorKinds } from '../plan/selectors.ts';
import { version } from '../version.ts';
import { type KeptValue, longValues, wordOf } from './kept.ts';
import { globPattern, literalsOf, nameView } from './pattern.ts';
import { whomOf } from './whom.ts';
import { shown } from './word.ts';

function hasOf({ selectors }: Plan): Record<SelectorKind, boolean> {
  return Object.fromEntries(selectorKinds.map((kind) => [kind, selectors[kind].length > 0])) as Record<
    SelectorKind,
    boolean
  >;
}

/** Every value that may be too long for a line, and a proc file system that is not the usual one, which is in many. */
function keptOf({ selectors: { exe, cgroup, cmdline }, proc }: Plan): KeptValue[] {
  const other = proc === '/proc' ? [] : [{ name: 'proc', value: proc }];
  return [...other, ...longValues([...exe, ...cgroup, ...cmdline.flatMap(literalsOf)])];
}

function namesOf({ script, selectors, protect, services }: Plan) {
  const names = selectors.name.map(nameView);
  const protectNames = protect.names.map(nameView);
  const serviceNames = services.map(nameView);
  const hasPattern = [...names, ...protectNames, ...serviceNames].some(({ isPattern }) => isPattern);
  const others = selectorKinds.some((kind) => kind !== 'name' && selectors[kind].length > 0);
  // list shows whoever is meant and needs no short way.
  const mayHurry = script !== 'list' && names.length > 0 && protectNames.length === 0;
  const nameOnly = mayHurry && !others && !hasPattern;
  return { names, protectNames, serviceNames, hasPattern, nameOnly, oneName: nameOnly && names.length === 1 };
}

/** Patterns for case, what is too long for a line in a variable. */
function patternsOf({ selectors }: Plan, kept: readonly KeptValue[]) {
  const quote = (text: string) => wordOf(text, kept);
  return selectors.cmdline.map((glob) => ({ pattern: globPattern(glob, quote), shown: shown(glob) }));
}

/** What a text has to read of a process, and whether it ever holds everybody. */
function needsOf(plan: Plan, { protectNames, nameOnly, hasPattern }: ReturnType<typeof namesOf>) {
  const has = hasOf(plan);
  const walks = holding.includes(plan.script) && !plan.dryRun;
  const mayHold = walks && plan.hold !== 'never';
  const meetsCluster = mayHold && plan.hold !== 'first';
  return {
    /** Whether it looks until it is calm. */
    walks,
    /** Whether it looks again at the end, and says who is left. */
    proves: ['kill', 'kit', 'recover'].includes(plan.script),
    mayHold,
    readsGroups: has.pgid || has.sid || ['list', 'kit', 'top'].includes(plan.script),
    /** Whether a look before the hold can meet a program that would take a pause for a death. */
    meetsCluster,
    /** The name as status has it, which is whole where comm may lose a blank. */
    readsWhole: hasPattern || protectNames.length > 0 || (has.name && !nameOnly),
    /** What only the file system or the process itself can tell: not asked while everything is held. */
    deep: has.exe || has.cmdline,
    hasLists: has.uid || has.pgid || has.sid || has.parent || has.under,
    casesNames: nameOnly || meetsCluster,
  };
}

/** Everything a template of a text may see, each key always present. */
export function toView(plan: Plan) {
  const { selectors, hold } = plan;
  const kept = keptOf(plan);
  const names = namesOf(plan);
  return {
    version,
    dryRun: plan.dryRun,
    isWhy: plan.script === 'why',
    isKit: plan.script === 'kit',
    isRoom: plan.script === 'room',
    force: plan.force,
    all: plan.all,
    holdFirst: hold === 'first',
    proc: plan.proc,
    has: hasOf(plan),
    ...selectors,
    ...names,
    ...needsOf(plan, names),
    cmdlines: patternsOf(plan, kept),
    uidNumbers: selectors.uid.filter((uid) => typeof uid === 'number'),
    uidNames: selectors.uid.filter((uid) => typeof uid === 'string'),
    /** Everything below a group: of the root it is everything. */
    cgroups: selectors.cgroup.map((path) => ({ path, isRoot: path === '/' })),
    selected: hasSelector(selectors),
    protectPids: plan.protect.pids,
    whom: whomOf(selectors),
    /** Values that stand in variables of their own; the helpers word and inside look here. */
    kept,
  };
}
