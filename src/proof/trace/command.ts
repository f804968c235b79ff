import { join } from 'node:path';
import { findProgram } from '../../util/find-program.ts';
import { becomeShell, enterArena } from './enter.ts';

/** The script, as the shell of the arena is given it. */
export const scriptFile = '/tmp/script.sh';

/**
 * Calls of execve until the script runs: strace starts chroot, that sh, that setpriv, that prlimit, that the shell of the
 * script. All later ones are denied. Not every strace counts its own first; with a number too small nothing runs at all.
 */
export const callsBeforeScript = [4, 5] as const;

/** Only these stop the script; a filter in the kernel lets all other calls pass. */
const CALLS = 'trace=fork,vfork,clone,clone3,execve,execveat';
const NAMESPACES = ['--mount', '--pid', '--ipc', '--net', '--uts', '--fork', '--kill-child'];

/** The command line that runs the script in the arena of a folder and writes what it asks for to `log` there. */
export function commandFor(folder: string, shell: readonly string[], before: number): string[] {
  const find = (tool: string): string => findProgram(tool) ?? tool;
  const denied = [`inject=execve:error=EACCES:when=${before + 1}+`, 'inject=execveat:error=EACCES'];
  const asked = [CALLS, ...denied].flatMap((what) => ['-e', what]);
  return [
    ...[find('setpriv'), '--pdeathsig', 'KILL', find('unshare'), ...NAMESPACES],
    ...['/bin/sh', '-c', enterArena, 'sh', folder, shell[0] ?? ''],
    ...[find('strace'), '--seccomp-bpf', '-f', '-s', '200', '-o', join(folder, 'log'), ...asked],
    ...[find('chroot'), join(folder, 'root'), '/bin/sh', '-c', becomeShell, 'sh'],
    ...[find('setpriv'), find('prlimit'), ...shell, scriptFile],
  ];
}
