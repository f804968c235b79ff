import { UsageError } from '../errors.ts';
import { quote } from '../render/quote.ts';
import { type SelectorKind, type Selectors, selectorKinds } from './selectors.ts';

const shells = ['ash', 'bash', 'busybox', 'csh', 'dash', 'fish', 'ksh', 'mksh', 'rbash', 'sh', 'tcsh', 'yash', 'zsh'];
const doors = ['agetty', 'doas', 'getty', 'init', 'login', 'sshd', 'sshd-session', 'su', 'sudo', 'systemd'];

/** Names that say nothing of a process: too many innocents have them. */
const guardedNames: readonly string[] = [...shells, ...doors];

/** Names that bystanders and the operator's own way in share with many a rogue. A login shell has a leading dash. */
export function isGuardedName(name: string): boolean {
  return guardedNames.includes(name.replace(/^-/, ''));
}

/** Whether one value reaches far more than a rogue: every shell, every service, the whole host. */
function isWide(kind: SelectorKind, value: string | number): boolean {
  const text = String(value);
  if (kind === 'name') return isGuardedName(text);
  if (kind === 'exe') return isGuardedName(text.slice(text.lastIndexOf('/') + 1));
  if (kind === 'uid') return text === '0' || text === 'root';
  if (kind === 'cgroup') return text === '/';
  if (kind === 'cmdline') return /^[*?]*$/.test(text);
  return text === '1';
}

function wideOf(selectors: Selectors, kind: SelectorKind): string | number | undefined {
  const values: readonly (string | number)[] = selectors[kind];
  return values.find((value) => isWide(kind, value));
}

/** @throws UsageError when every kind of selector given has a value that reaches too far. */
export function refuseWide(selectors: Selectors): void {
  const given = selectorKinds.filter((kind) => selectors[kind].length > 0);
  if (given.some((kind) => wideOf(selectors, kind) === undefined)) return;
  for (const kind of given) {
    const value = quote(wideOf(selectors, kind) ?? '');
    throw new UsageError(
      `--${kind} ${value}: reaches far more than one rogue; narrow it with another selector, or insist with --force`,
    );
  }
}
