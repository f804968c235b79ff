import { MissingComponentError } from '../errors.ts';
import { findProgram } from '../util/find-program.ts';
import { start } from '../util/start.ts';
import { bodyExceptions } from './body.ts';

/** One finding of ShellCheck, as its json1 format gives it. */
export interface Finding {
  file: string;
  line: number;
  column: number;
  level: string;
  /** 0: not from ShellCheck, but about it. */
  code: number;
  message: string;
}

/** What is to be read, and what the report calls it. */
export interface Subject {
  readonly file: string;
  readonly text: string | Uint8Array;
  /** What ShellCheck calls the shell; left out: what the first line says. */
  readonly shell?: string | undefined;
}

/** The bodies are in the language that all shells share; of those that ShellCheck knows dash, with its local, is next. */
export const bodyOptions = ['-s', 'dash', '-o', 'all', '-e', bodyExceptions.map(({ code }) => code).join(',')];

/** Longer than any text of ours needs, on a busy machine too. */
const OWN_MS = 120_000;
/** What a script of others may take, for it may be made to take for ever. */
const FOREIGN_MS = 8000;
const AT_ONCE = 2;

/**
 * Runs ShellCheck over bodies of our texts, all optional checks on, less the listed exceptions.
 * @throws MissingComponentError when there is no ShellCheck.
 */
export async function shellcheckBodies(subjects: readonly Subject[]): Promise<Finding[]> {
  return runAll(subjects, () => bodyOptions, OWN_MS);
}

/** What ShellCheck calls the shells that this project knows. */
function dialectOf(shell: string): string {
  if (shell.startsWith('bash')) return 'bash';
  if (shell === 'mksh') return 'ksh';
  // All that sh stands for here have what dash has, local among it.
  return shell === 'busybox' || shell === 'sh' ? 'dash' : shell;
}

/** Runs ShellCheck over anybody's texts, as it is by default. @throws as above. */
export async function shellcheckAny(subjects: readonly Subject[]): Promise<Finding[]> {
  const options = ({ shell }: Subject) => (shell === undefined ? ['-e', 'SC2148'] : ['-s', dialectOf(shell)]);
  return runAll(subjects, options, FOREIGN_MS);
}

async function runAll(
  subjects: readonly Subject[],
  options: (subject: Subject) => readonly string[],
  limit: number,
): Promise<Finding[]> {
  if (subjects.length > 0 && findProgram('shellcheck') === undefined) throw missing('it is not on the PATH');
  const found: Finding[][] = subjects.map(() => []);
  const waiting = [...subjects.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, subject] = next;
      found[index] = await run(options(subject), subject, limit);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found.flat();
}

/** By its input, so that no name of a file and no configuration beside it reaches ShellCheck. */
async function run(options: readonly string[], { file, text }: Subject, limit: number): Promise<Finding[]> {
  const words = ['--norc', '-f', 'json1', ...options, '-'];
  const env = { HOME: '/nonexistent', LC_ALL: 'C.UTF-8' };
  const settings = { env, extendEnv: false, reject: false, killSignal: 'SIGKILL' } as const;
  const { stdout, exitCode, stderr, timedOut } = await start('shellcheck', words, {
    ...settings,
    input: text,
    timeout: limit,
  });
  if (timedOut) return [silent(file, `ShellCheck did not end in ${limit / 1000} s, so it has said nothing`)];
  if (exitCode === 2) return [silent(file, 'ShellCheck could not read it')];
  if (exitCode !== 0 && exitCode !== 1) throw missing(stderr);
  try {
    return (JSON.parse(stdout) as { comments: Finding[] }).comments.map((finding) => ({ ...finding, file }));
  } catch {
    throw missing(stderr);
  }
}

function silent(file: string, message: string): Finding {
  return { file, line: 1, column: 1, level: 'error', code: 0, message };
}

function missing(reason: string): MissingComponentError {
  const said = reason.trim().split('\n').at(-1) ?? '';
  return new MissingComponentError(`ShellCheck cannot be run (${said}); install it: apt-get install shellcheck`);
}
