import { UsageError } from '../errors.ts';
import type { Plan } from './plan.ts';
import { type ScriptName, shScripts } from './scripts.ts';

/** Why a script has no text for `--shell sh`, where that is more than that nobody has written it. */
const whyNot: Partial<Record<ScriptName, string>> = { typed: 'its lines are bash' };

/** What dash, busybox ash and mksh cannot do, or not well enough. @throws UsageError that names it. */
export function checkDialect({ shell, script, selectors, protect, brake }: Plan): void {
  if (shell === 'bash') return;
  if (!shScripts.includes(script)) {
    const why = whyNot[script] ?? 'it is there for bash only';
    throw new UsageError(`--shell sh: there is no ${script}, ${why}; there are ${shScripts.join(', ')}`);
  }
  if (selectors.cmdline.length > 0)
    throw new UsageError('--cmdline: dash cannot tell the words of a command line apart; use --name or --exe');
  if (brake === 'always')
    throw new UsageError('--brake always: the text for sh goes by its own order; leave it out, or use --shell bash');
  checkWords('--name', selectors.name);
  checkWords('--exe', selectors.exe);
  checkWords('--cgroup', selectors.cgroup);
  checkWords('--protect', protect.names);
}

/** Of these shells only bash has a word for any byte that is printable ASCII itself. */
function checkWords(option: string, values: readonly string[]): void {
  const odd = values.find((value) => /[^\x20-\x7e]/.test(value));
  if (odd === undefined) return;
  throw new UsageError(`${option}: dash can write printable ASCII only; select by --uid or --parent, or --shell bash`);
}
