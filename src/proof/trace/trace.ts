import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingComponentError } from '../../errors.ts';
import { findProgram, hasProgram } from '../../util/find-program.ts';
import { start } from '../../util/start.ts';
import { makeTemporary } from '../../util/temporary.ts';
import { callsBeforeScript, commandFor, scriptFile } from './command.ts';
import { writeWorld, writeWorldFile } from './world.ts';

/** What happened to one script in one real shell where no process can be started. */
export interface TraceRun {
  shell: string;
  /** What the kernel was asked for, as strace writes it; the script is stopped soon after the first. */
  attempts: string[];
  /** It did not end by itself: it took too long, said too much, or met another limit. */
  timedOut: boolean;
  output: string;
}

const tools = ['unshare', 'setpriv', 'prlimit', 'strace', 'mount', 'chroot'] as const;
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** @throws MissingComponentError when there is no place here in which a script of unknown intent could be run. */
export function checkArena(): void {
  const lacking = tools.filter((tool) => !hasProgram(tool));
  if (lacking.length > 0)
    throw new MissingComponentError(
      `--trace needs ${lacking.join(', ')}; apt-get install strace util-linux mount coreutils`,
    );
  if (process.getuid?.() !== 0)
    throw new MissingComponentError('--trace needs root, to become a user who may not fork; use sudo, or a container');
}

/**
 * Runs a script as a user of nobody else's who may hold one process, over a made-up /proc, and counts what it tries to
 * start. It has no terminal, sees no process but itself and no file but the system's programs and a few of its own, and
 * cannot become another program: with its shell all that it is ends, at the latest with this process.
 */
export async function trace(text: string | Uint8Array, shell: readonly string[], seconds: number): Promise<TraceRun> {
  const folder = makeTemporary('lastshell-trace-');
  let said = '';
  try {
    writeWorld(join(folder, 'proc'));
    writeWorldFile(join(folder, 'script.sh'), text);
    mkdirSync(join(folder, 'root'));
    for (const before of callsBeforeScript) {
      writeFileSync(join(folder, 'log'), '', { mode: 0o600 });
      const run = await follow(folder, shell, seconds, before);
      if (typeof run === 'object') return run;
      said = run;
    }
    throw new MissingComponentError(`--trace cannot make its arena here: ${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What became of the script, or the last word of what kept it from being run. */
async function follow(
  folder: string,
  shell: readonly string[],
  seconds: number,
  before: number,
): Promise<TraceRun | string> {
  const log = join(folder, 'log');
  const [first = '', ...words] = commandFor(folder, shell, before);
  const child = start(first, words, {
    env: { PATH: path, HOME: '/tmp', LC_ALL: 'C', TERM: 'dumb' }, extendEnv: false, detached: true,
    all: true, reject: false, timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1_000_000,
  }); // prettier-ignore
  // bash tries again for 15 s before it gives up: the first attempt is enough.
  const watch = setInterval(() => {
    if (attemptsIn(afterStart(readFileSync(log, 'utf8'), shell) ?? '').length > 0)
      setTimeout(() => child.kill('SIGKILL'), 300).unref();
  }, 100);
  const { all, isTerminated, isMaxBuffer } = await child;
  clearInterval(watch);
  const rest = afterStart(readFileSync(log, 'utf8'), shell);
  if (rest === undefined) return lastLine(all);
  // Ended by us or by a limit, be it of time, of words, or of memory: then nothing is proven.
  const timedOut = isTerminated || isMaxBuffer || /\+\+\+ killed by /.test(rest);
  return { shell: shell.join(' '), attempts: attemptsIn(rest), timedOut, output: all };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** What the log holds after the call that began the script itself; nothing if that never came. */
function afterStart(log: string, shell: readonly string[]): string | undefined {
  const mark = `, [${[...shell, scriptFile].map((word) => JSON.stringify(word)).join(', ')}]`;
  const start = log.indexOf(mark);
  const end = log.indexOf('\n', start);
  const isRun = start >= 0 && end >= 0 && log.slice(start, end).endsWith(' = 0');
  return isRun ? log.slice(end) : undefined;
}

function attemptsIn(rest: string): string[] {
  return rest.match(/\b(?:fork|vfork|clone|clone3|execve|execveat)\([^\n]*/g) ?? [];
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
