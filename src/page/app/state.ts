import { type HoldMode, holdModes } from '../../plan/plan.ts';
import type { Request } from '../../plan/build-plan.ts';
import { type ScriptName, defaultScript, scriptNames } from '../../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

/** Options that hold a list; on the page a line each. */
export const lists = [...selectorKinds, 'protect'] as const;
export type ListName = SelectorKind | 'protect';

/** What a person has told the page. */
export interface State {
  /** `auto`: the kit, and as soon as somebody is named, recover. */
  script: ScriptName | 'auto';
  hold: HoldMode;
  all: boolean;
  dryRun: boolean;
  force: boolean;
  proc: string;
  lists: Readonly<Partial<Record<ListName, readonly string[]>>>;
}

export const start: State = {
  script: 'auto',
  hold: 'auto',
  all: false,
  dryRun: false,
  force: false,
  proc: '/proc',
  lists: {},
};

/** The text that a state is about. */
export function scriptOf({ script, lists: values }: State): ScriptName {
  const isNamed = selectorKinds.some((kind) => values[kind] !== undefined);
  return script === 'auto' ? (isNamed ? 'recover' : defaultScript) : script;
}

/** What the command line would have been asked. */
export function toRequest(state: State): Request {
  const { hold, all, dryRun, force, proc, lists: values } = state;
  return { script: scriptOf(state), hold, all, dryRun, force, proc, ...values };
}

function isSame(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.length === others.length && some.every((value, at) => value === others[at]);
}

/** The fragment of an address that brings a state back to a page that begins with `first`; empty for that one. */
export function toHash(state: State, first = start): string {
  const words = new URLSearchParams();
  for (const key of ['script', 'hold', 'proc'] as const) if (state[key] !== first[key]) words.set(key, state[key]);
  for (const key of ['all', 'dryRun', 'force'] as const) if (state[key]) words.set(key, '1');
  for (const name of lists) {
    const values = state.lists[name] ?? [];
    // An empty one says that nothing is left of what the page begins with.
    if (!isSame(values, first.lists[name]))
      for (const value of values.length > 0 ? values : ['']) words.append(name, value);
  }
  return words.toString();
}

function oneOf<T extends string>(all: readonly T[], value: string | null, otherwise: T): T {
  return all.find((known) => known === value) ?? otherwise;
}

/** The state of a fragment; what is unknown in it is as at the start. */
export function fromHash(hash: string, first = start): State {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const told = lists.map((name) => [name, words.has(name) ? words.getAll(name) : (first.lists[name] ?? [])] as const);
  const given = told
    .map(([name, values]) => [name, values.filter((value) => value !== '')] as const)
    .filter(([, values]) => values.length > 0);
  return {
    script: oneOf(['auto', ...scriptNames], words.get('script'), first.script),
    hold: oneOf(holdModes, words.get('hold'), first.hold),
    all: words.get('all') === '1',
    dryRun: words.get('dryRun') === '1',
    force: words.get('force') === '1',
    proc: words.get('proc') ?? first.proc,
    lists: Object.fromEntries(given),
  };
}
