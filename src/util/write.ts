import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/**
 * Writes a text to the file of --output, or to stdout where none is named.
 * @throws UsageError when the place cannot be written.
 */
export function writeOutput(output: string | undefined, text: string): void {
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text, '--output');
}

/**
 * Writes a file whole or not at all.
 * @throws UsageError naming `option` when the place cannot be written.
 */
export function writeWhole(path: string, text: string, option: string): void {
  writeAllWhole([[path, text]], option);
}

/** The same for many: each is written beside its place first, and only when all are there do they take their places. */
export function writeAllWhole(files: readonly (readonly [path: string, text: string])[], option: string): void {
  const suffix = `.${randomBytes(4).toString('hex')}.part`;
  let current = '';
  try {
    for (const [path, text] of files) {
      current = path;
      writeFileSync(path + suffix, text, { flag: 'wx' });
    }
    for (const [path] of files) {
      current = path;
      renameSync(path + suffix, path);
    }
  } catch (error) {
    for (const [path] of files) rmSync(path + suffix, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(
      `${option}: cannot write ${JSON.stringify(current)} (${code}); give a file in a folder you may write to`,
    );
  }
}
