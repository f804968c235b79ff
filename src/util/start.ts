import { delimiter } from 'node:path';
import { type Options, type ResultPromise, execa } from 'execa';
import { findProgram, programFolders } from './find-program.ts';

/** Not the working directory, whose files many a tool would read as its configuration; and nothing of our input. */
const fixed = { cwd: '/', stdin: 'ignore' } as const;

/**
 * Starts a program: by its absolute path from the PATH, never one from below the working directory, in the folder `/`, with
 * no input. `options` say otherwise where it must be; `detached` gives it a session of its own, without our terminal.
 * A program that is not here fails as execa says it, with the code ENOENT.
 */
export function start<const T extends Options>(
  program: string,
  words: readonly string[],
  options: T,
): ResultPromise<T & typeof fixed> {
  const env = { PATH: programFolders().join(delimiter), ...options.env };
  const input = options.input === undefined ? {} : { stdin: 'pipe' };
  return execa(findProgram(program) ?? program, words, { ...fixed, ...input, ...options, env } as T & typeof fixed);
}
