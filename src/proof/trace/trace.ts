import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { MissingComponentError } from '../../errors.ts';
import { findProgram, hasProgram } from '../../util/find-program.ts';
import { becomeShell, enterArena } from './enter.ts';
import { writeWorld } from './world.ts';

/** What happened to one script in one real shell where no process can be started. */
export interface TraceRun {
  shell: string;
  /** What the kernel was asked for, as strace writes it; the script is stopped soon after the first. */
  attempts: string[];
  timedOut: boolean;
  output: string;
}

const tools = ['unshare', 'setpriv', 'prlimit', 'strace', 'mount'];
const script = '/tmp/script.sh';
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** @throws MissingComponentError when there is no place here in which a script of unknown intent could be run. */
export function checkArena(): void {
  const lacking = tools.filter((tool) => !hasProgram(tool));
  if (lacking.length > 0)
    throw new MissingComponentError(`--trace needs ${lacking.join(', ')}; apt-get install strace util-linux mount`);
  if (process.getuid?.() !== 0)
    throw new MissingComponentError('--trace needs root, to become a user who may not fork; use sudo, or a container');
}

/**
 * Runs a script as a user of nobody else's who may hold one process, over a made-up /proc, and counts what it tries to
 * start. Its files are its own; it sees no process but itself.
 */
export async function trace(text: string | Uint8Array, shell: readonly string[], seconds: number): Promise<TraceRun> {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-trace-'));
  try {
    writeWorld(join(folder, 'proc'));
    writeFileSync(join(folder, 'script.sh'), text);
    writeFileSync(join(folder, 'log'), '', { mode: 0o600 });
    await execa('chmod', ['-R', 'a+rX', join(folder, 'proc'), join(folder, 'script.sh')]);
    chmodSync(folder, 0o1777);
    return await follow(folder, shell, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function follow(folder: string, shell: readonly string[], seconds: number): Promise<TraceRun> {
  const log = join(folder, 'log');
  // Only these stop the script; a filter in the kernel lets all other calls pass.
  const calls = 'trace=fork,vfork,clone,clone3,execve';
  const watched = ['strace', '--seccomp-bpf', '-f', '-s', '200', '-o', '/tmp/log', '-e', calls];
  const inside = ['/bin/sh', '-c', becomeShell, 'sh', ...shell, script];
  const words = ['--mount', '--pid', '--ipc', '--net', '--fork', '--kill-child', '/bin/sh', '-c', enterArena, 'sh'];
  const child = execa('unshare', [...words, folder, ...watched, ...inside], {
    env: { PATH: path, HOME: '/tmp', LC_ALL: 'C', TERM: 'dumb' }, extendEnv: false, stdin: 'ignore',
    all: true, reject: false, timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1_000_000,
  }); // prettier-ignore
  // bash tries again for 15 s before it gives up: the first attempt is enough.
  const watch = setInterval(() => {
    if (attemptsIn(afterStart(readFileSync(log, 'utf8'), shell) ?? '').length > 0)
      setTimeout(() => child.kill('SIGKILL'), 300).unref();
  }, 100);
  const { all, timedOut } = await child;
  clearInterval(watch);
  const rest = afterStart(readFileSync(log, 'utf8'), shell);
  if (rest === undefined) throw new MissingComponentError(`--trace cannot make its arena here: ${lastLine(all)}`);
  return { shell: shell.join(' '), attempts: attemptsIn(rest), timedOut, output: all };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** What the log holds after the call that began the script itself; nothing if that never came. */
function afterStart(log: string, shell: readonly string[]): string | undefined {
  const mark = `, [${[...shell, script].map((word) => JSON.stringify(word)).join(', ')}]`;
  const start = log.indexOf(mark);
  const end = log.indexOf('\n', start);
  return start < 0 || end < 0 ? undefined : log.slice(end);
}

function attemptsIn(rest: string): string[] {
  return rest.match(/\b(?:fork|vfork|clone|clone3|execve)\([^\n]*/g) ?? [];
}

/** The programs that stand for a shell's name and are here. */
export function programsFor(shell: string): string[][] {
  const posix = ['dash', 'busybox', 'mksh'];
  const groups = new Map([
    ['sh', posix],
    ['all', ['bash', ...posix]],
  ]);
  const names = groups.get(shell) ?? [shell.startsWith('bash') ? 'bash' : shell];
  const found = names.flatMap((name) => {
    const program = findProgram(name);
    return program === undefined ? [] : [name === 'busybox' ? [program, 'ash'] : [program]];
  });
  if (found.length === 0)
    throw new MissingComponentError(
      `--trace: there is no ${names.join(' or ')} here; apt-get install ${names[0] ?? shell}`,
    );
  return found;
}
