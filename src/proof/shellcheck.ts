import { execa } from 'execa';
import { MissingComponentError } from '../errors.ts';
import { bodyExceptions } from './body.ts';
import { quote } from '../render/quote.ts';
import { hasProgram } from '../util/has-program.ts';

/** One finding of ShellCheck, as its json1 format gives it. */
export interface Finding {
  file: string;
  line: number;
  column: number;
  level: string;
  code: number;
  message: string;
}

/** The npm package that fetches ShellCheck on a connected machine. */
const wrapper = 'shellcheck@4.1.0';

/**
 * npx runs what is on the PATH without asking any network, as root and as an ordinary user alike. Only where there is
 * no shellcheck does it fetch the npm wrapper, which then fetches the program.
 */
function npxArguments(command: string): string[] {
  return hasProgram('shellcheck') ? ['--no', '-c', command] : ['--yes', '--package', wrapper, '-c', command];
}

/** The bodies are in the language that all shells share; of those that ShellCheck knows dash, with its local, is next. */
export const bodyOptions = ['-s', 'dash', '-o', 'all', '-e', bodyExceptions.map(({ code }) => code).join(',')];

/**
 * Runs ShellCheck through npx over bodies of our texts, all optional checks on, less the listed exceptions.
 * @throws MissingComponentError when there is no ShellCheck and none can be fetched.
 */
export async function shellcheckBodies(files: readonly string[]): Promise<Finding[]> {
  return run(bodyOptions, files);
}

/** What ShellCheck calls the shells that this project knows. */
function dialectOf(shell: string): string {
  if (shell.startsWith('bash')) return 'bash';
  if (shell === 'mksh') return 'ksh';
  // All that sh stands for here have what dash has, local among it.
  return shell === 'busybox' || shell === 'sh' ? 'dash' : shell;
}

/** Runs ShellCheck over anybody's files, as it is by default; without a shell it goes by the first line of each. */
export async function shellcheckAny(files: readonly string[], shell?: string): Promise<Finding[]> {
  return run(shell === undefined ? ['-e', 'SC2148'] : ['-s', dialectOf(shell)], files);
}

async function run(options: readonly string[], files: readonly string[]): Promise<Finding[]> {
  const command = ['shellcheck', '-f', 'json1', ...options, '--', ...files.map(quote)].join(' ');
  const { stdout, exitCode, stderr } = await execa('npx', npxArguments(command), { reject: false, timeout: 120_000 });
  if (exitCode !== 0 && exitCode !== 1) throw missing(stderr);
  try {
    return (JSON.parse(stdout) as { comments: Finding[] }).comments;
  } catch {
    throw missing(stderr);
  }
}

function missing(reason: string): MissingComponentError {
  const said = reason.trim().split('\n').at(-1) ?? '';
  return new MissingComponentError(`ShellCheck cannot be run (${said}); install it: apt-get install shellcheck`);
}
