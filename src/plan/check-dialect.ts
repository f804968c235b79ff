import { UsageError } from '../errors.ts';
import type { FormName, Plan } from './plan.ts';
import { isKitScript } from './scripts.ts';

/** What an old text cannot do in dash, busybox ash, mksh and zsh. @throws UsageError that names it. */
export function checkDialect({ shell, form, script, selectors, protect, proc }: Plan): void {
  if (shell === 'bash' || !isKitScript(script)) return;
  if (selectors.cmdline.length > 0)
    throw new UsageError(
      `--cmdline: ${script} for sh cannot tell the words of a command line apart; use --name or --exe`,
    );
  const words = {
    name: selectors.name,
    exe: selectors.exe,
    cgroup: selectors.cgroup,
    protect: protect.names,
    proc: [proc],
  };
  for (const [option, values] of Object.entries(words))
    for (const value of values) checkWord(`--${option}`, value, form);
  if (script === 'kit' && form === 'paste') protect.names.forEach(checkKept);
}

/** Other texts are done with their values when they end. */
function checkKept(name: string): void {
  if (/[^\w.,/@+=:-]/.test(name))
    throw new UsageError(
      `--protect: ${JSON.stringify(name)}: a pasted kit for sh keeps plain names only; take --form file`,
    );
}

/** These shells have a word for printable ASCII only, and a paste is itself in single quotes. */
function checkWord(option: string, value: string, form: FormName): void {
  if (/[^\x20-\x7e]/.test(value))
    throw new UsageError(`${option}: a text for sh can hold printable ASCII only; select by --uid or --exe`);
  if (form === 'paste' && value.includes("'"))
    throw new UsageError(`${option}: a paste for sh cannot hold a single quote; take --form file`);
}
