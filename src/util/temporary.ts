import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';

/** The place of temporary folders, by its absolute path: programs are not started where we are. */
export function temporaryPlace(): string {
  return resolve(tmpdir());
}

/** Makes a folder for us alone. @throws UsageError when there is no place for it. */
export function makeTemporary(prefix: string): string {
  try {
    return mkdtempSync(join(temporaryPlace(), prefix));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(
      `TMPDIR: cannot make a folder in ${JSON.stringify(temporaryPlace())} (${code}); set it to a folder you may write to`,
    );
  }
}
