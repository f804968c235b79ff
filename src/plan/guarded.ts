import { UsageError } from '../errors.ts';
import { quote } from '../render/quote.ts';

const shells = ['ash', 'bash', 'busybox', 'csh', 'dash', 'fish', 'ksh', 'mksh', 'rbash', 'sh', 'tcsh', 'yash', 'zsh'];
const doors = ['agetty', 'doas', 'getty', 'init', 'login', 'sshd', 'sshd-session', 'su', 'sudo', 'systemd'];

/** Names that bystanders and the operator's own way in share with many a rogue. A login shell has a leading dash. */
export function isGuarded(name: string): boolean {
  const plain = name.replace(/^-/, '');
  return shells.includes(plain) || doors.includes(plain);
}

/** @throws UsageError for a name that would reach every shell or every login of the host. */
export function refuseGuarded(names: readonly string[]): void {
  const guarded = names.find(isGuarded);
  if (guarded === undefined) return;
  throw new UsageError(
    `--name ${quote(guarded)}: would reach every ${guarded} on the host; narrow it with --uid or --parent, or insist with --force`,
  );
}
