import { UsageError } from '../errors.ts';
import type { Plan } from './plan.ts';

/** What to do instead, by option. */
const instead: Readonly<Record<string, string>> = {
  name: 'select by --uid, --parent or --exe',
  protect: 'protect it by its PID',
  exe: 'select by --name or --uid',
  cgroup: 'select by --name or --uid',
  cmdline: 'write ? in its place',
  proc: 'give a plain path',
};

/**
 * A new text is ASCII, stands in single quotes itself, and is pasted into shells that look for ! even in quotes.
 * In a name the text writes ? for what cannot be printed, so there it has a place.
 */
function lack(option: string, value: string): string | undefined {
  if (value.includes("'")) return 'a single quote';
  // What excludes in a glob has a place, where its bracket is closed.
  const plain =
    option === 'cmdline'
      ? value.replace(/\\.|\[[!^]?\]?(?:\[:\w+:\]|[^\]!])*\]/g, (it) => (it.startsWith('[') ? '' : it))
      : value;
  if (plain.includes('!')) return 'an exclamation mark';
  const isName = option === 'name' || option === 'protect';
  return isName || /^[\x20-\x7e]*$/.test(value) ? undefined : 'what is not printable ASCII';
}

/** What no word of a new text can hold. @throws UsageError that names the option. */
export function checkValues({ selectors, protect, proc }: Plan): void {
  const { name, exe, cgroup, cmdline } = selectors;
  const given = { name, exe, cgroup, cmdline, protect: protect.names, proc: [proc] };
  for (const [option, values] of Object.entries(given))
    for (const value of values) {
      const what = lack(option, value);
      if (what !== undefined)
        throw new UsageError(`--${option}: the text cannot hold ${what}; ${instead[option] ?? ''}`);
    }
}
