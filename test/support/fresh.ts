import { LastShell } from './last-shell.ts';

/** Ends with its shell, and its PID 1 is none that a text could signal. */
const NAMESPACE = ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * A last shell in a PID namespace of its own, where a text may stop everybody for real. `wrap` goes before the shell.
 * Descriptor 3 stays open.
 */
export function freshShell(shell: readonly string[], wrap: readonly string[] = []): LastShell {
  return new LastShell([...NAMESPACE, 'bash', '-c', '"$@"; exit', 'bash', ...wrap], shell);
}
