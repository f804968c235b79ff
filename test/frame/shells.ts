import { spawnSync } from 'node:child_process';
import { findProgram } from '../../src/util/find-program.ts';
import { bashes } from '../support/bashes.ts';

export interface Shell {
  readonly name: string;
  readonly argv: readonly string[];
  /** The program that is not here, if it is not. */
  readonly lack: string | undefined;
}

function shellOf(argv: readonly string[]): Shell {
  const [program = ''] = argv;
  const lack = program.includes('/') || findProgram(program) !== undefined ? undefined : program;
  return { name: argv.join(' '), argv, lack };
}

/** Every shell that a text is for, as it is without a terminal. */
export const shells: readonly Shell[] = [
  ...bashes().map((path) => [path, '--norc', '--noprofile']),
  ['dash'],
  ['busybox', 'ash'],
  ['mksh'],
  ['zsh', '-f'],
].map(shellOf);

export interface Outcome {
  readonly ran: boolean;
  /** Whether the shell looked for a program: bash and zsh fork before they know that there is none. */
  readonly looked: boolean;
  /** Whether it takes another command afterwards. */
  readonly lives: boolean;
  readonly said: string;
  readonly out: string;
}

/** Feeds a text to a shell that has no terminal and finds no program. */
export function feed({ argv: [program = '', ...args] }: Shell, text: string): Outcome {
  const file = program.includes('/') ? program : (findProgram(program) ?? '');
  const env = { PATH: '/nowhere', HOME: '/' };
  const input = Buffer.from(`${text}\necho AL""IVE\n`);
  const { stdout, stderr } = spawnSync(file, args, { input, env, timeout: 30_000 });
  const said = stderr.toString('latin1');
  const out = stdout.toString('latin1');
  const ran = out.includes('Text at its end');
  // The message is a file that does not exist, and so is a locale of a wrong name.
  const others = said.split('\n').filter((line) => !/no such file|cannot open|can't open/i.test(line));
  return { ran, looked: /not found|inaccessible/i.test(others.join('\n')), lives: out.includes('ALIVE'), said, out };
}
