import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends if the PID namespace is the one of this machine; so a signal can reach nobody but the arena. */
const GUARD = '[ "$(readlink /proc/self/ns/pid)" != "$1" ] || exit 99; echo ready; exec sh';

/** pkill takes an extended regular expression; the name is meant as it is. */
const literal = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Opens a shell that may still fork when the arena is full: in the PID namespace of `member`, but not in its cgroup.
 * It ends with the container.
 *
 * @param {number} member PID of a process of the arena, as this machine sees it
 * @param {number} limit milliseconds that pkill may take
 * @returns {Promise<(name: string) => Promise<void>>} runs `pkill -KILL -x NAME` there
 */
export async function openShell(member, limit) {
  const own = readlinkSync('/proc/self/ns/pid');
  const enter = ['nsenter', '--target', String(member), '--pid', '--', 'unshare', '--mount', '--mount-proc'];
  const [program, ...words] = [...enter, 'sh', '-c', GUARD, 'sh', own];
  const shell = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  shell.stdin.on('error', () => undefined); // it has died: seen below
  const ended = once(shell, 'exit').then(() => 'exit');
  const printed = async () =>
    Promise.race([once(shell.stdout, 'data').then(String), ended, sleep(limit, 'late', { ref: false })]);
  const first = await printed();
  if (first !== 'ready\n') throw new Error(`no shell beside the arena (${first})`);
  return async (name) => {
    shell.stdin.end(
      `timeout -s KILL ${limit / 1000} pkill -KILL -x -- ${quoted(literal(name))} 2>/dev/null\necho ended $?\n`,
    );
    const answer = await printed();
    // 0 and 1 are what pkill says; anything else is out of time, and the judge says that.
    if (answer === 'exit') throw new Error('the shell beside the arena has died');
  };
}
