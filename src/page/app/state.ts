import { type BrakeMode, type FormName, brakeModes, formNames } from '../../plan/plan.ts';
import type { Request } from '../../plan/build-plan.ts';
import { type ScriptName, defaultScript, sampleName, scriptNames } from '../../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

export const symptoms = ['unknown', 'again', 'memory'] as const;
export const places = ['root', 'user', 'container', 'outside'] as const;
export const shells = ['bash', 'other'] as const;

/** Options that hold a list; on the page a line each. */
export const lists = [...selectorKinds, 'protect'] as const;
export type ListName = SelectorKind | 'protect';

/** What a person has told the page. */
export interface State {
  symptom: (typeof symptoms)[number];
  place: (typeof places)[number];
  shell: (typeof shells)[number];
  /** `auto`: the kit, and as soon as somebody is named, recover. */
  script: ScriptName | 'auto';
  form: FormName;
  brake: BrakeMode;
  dryRun: boolean;
  force: boolean;
  proc: string;
  lists: Readonly<Partial<Record<ListName, readonly string[]>>>;
}

export const start: State = {
  symptom: 'unknown',
  place: 'root',
  shell: 'bash',
  script: 'auto',
  form: 'paste',
  brake: 'auto',
  dryRun: false,
  force: false,
  proc: '/proc',
  lists: {},
};

/** The text that a state is about. */
export function scriptOf({ shell, script, lists: values }: State): ScriptName {
  if (shell !== 'bash') return 'typed';
  if (script !== 'auto') return script;
  return selectorKinds.some((kind) => values[kind] !== undefined) ? 'recover' : defaultScript;
}

/** What the command line would have been asked; a shell that is not bash gets what can be typed into any. */
export function toRequest(state: State): Request {
  const { form, brake, dryRun, force, proc, lists: values } = state;
  const script = scriptOf(state);
  // Line 2 of what is typed is for the name, once its own list has shown it.
  const name = script === 'typed' && state.shell !== 'bash' && values.name === undefined ? { name: [sampleName] } : {};
  return { script, form, brake, dryRun, force, proc, ...values, ...name };
}

/** The fragment of an address that brings a state back; empty for the first one. */
export function toHash(state: State): string {
  const words = new URLSearchParams();
  for (const key of ['symptom', 'place', 'shell', 'script', 'form', 'brake', 'proc'] as const)
    if (state[key] !== start[key]) words.set(key, state[key]);
  for (const key of ['dryRun', 'force'] as const) if (state[key]) words.set(key, '1');
  for (const name of lists) for (const value of state.lists[name] ?? []) words.append(name, value);
  return words.toString();
}

function oneOf<T extends string>(all: readonly T[], value: string | null, otherwise: T): T {
  return all.find((known) => known === value) ?? otherwise;
}

/** The state of a fragment; what is unknown in it is as at the start. */
export function fromHash(hash: string): State {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const given = lists.map((name) => [name, words.getAll(name)] as const).filter(([, values]) => values.length > 0);
  return {
    symptom: oneOf(symptoms, words.get('symptom'), start.symptom),
    place: oneOf(places, words.get('place'), start.place),
    shell: oneOf(shells, words.get('shell'), start.shell),
    script: oneOf(['auto', ...scriptNames], words.get('script'), start.script),
    form: oneOf(formNames, words.get('form'), start.form),
    brake: oneOf(brakeModes, words.get('brake'), start.brake),
    dryRun: words.get('dryRun') === '1',
    force: words.get('force') === '1',
    proc: words.get('proc') ?? start.proc,
    lists: Object.fromEntries(given),
  };
}
