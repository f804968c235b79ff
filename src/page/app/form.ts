import { type ListName, type State, lists, start } from './state.ts';

export function byId<T extends Element>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`nothing is ${id}`);
  return found;
}

const chosen = (id: string): string => byId(id, HTMLSelectElement).value;
const isOn = (id: string): boolean => byId(id, HTMLInputElement).checked;

/** The lines of a field; a line that is empty is none. */
function linesOf(id: ListName): string[] {
  return byId(id, HTMLTextAreaElement)
    .value.split('\n')
    .filter((line) => line !== '');
}

const flags = ['all', 'dryRun', 'force'] as const;

/** What the form says now; the values of its choices are ours. */
export function readForm(): State {
  const given = lists.map((name) => [name, linesOf(name)] as const).filter(([, values]) => values.length > 0);
  return {
    script: chosen('script'),
    hold: chosen('hold'),
    all: isOn('all'),
    dryRun: isOn('dryRun'),
    force: isOn('force'),
    proc: byId('proc', HTMLInputElement).value,
    lists: Object.fromEntries(given),
  } as State;
}

/** Shows a state in the form; what is folded away opens when it matters. */
export function writeForm(state: State): void {
  for (const name of ['script', 'hold'] as const) byId(name, HTMLSelectElement).value = state[name];
  for (const name of flags) byId(name, HTMLInputElement).checked = state[name];
  byId('proc', HTMLInputElement).value = state.proc;
  for (const name of lists) byId(name, HTMLTextAreaElement).value = (state.lists[name] ?? []).join('\n');
  const more = byId('more', HTMLDetailsElement);
  const isTold = [...more.querySelectorAll('textarea')].some(({ value }) => value !== '');
  const isSet = flags.some((name) => state[name]) || state.proc !== start.proc || state.hold !== start.hold;
  if (isTold || isSet) more.open = true;
  const isStart = state.script === start.script && lists.every((name) => state.lists[name] === undefined);
  if (!isStart || more.open) byId('other', HTMLDetailsElement).open = true;
}

/** Marks the field that a message begins with, and opens what a message speaks of. */
export function point(message: string): void {
  const [, option] = /^--(\w+):? /.exec(message) ?? [];
  for (const field of document.querySelectorAll('textarea, input[type="text"]'))
    field.setAttribute('aria-invalid', String(field.id === option));
  const more = byId('more', HTMLDetailsElement);
  const told = [...message.matchAll(/--([\w-]+)/g)].map(([, name = '']) => name.replace('-r', 'R'));
  const field = told.map((name) => more.querySelector(`#${name}`)).find((found) => found !== null);
  if (field && !message.includes('add --')) more.open = true;
}
