import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/**
 * Writes a file whole or not at all.
 * @throws UsageError naming `option` when the place cannot be written.
 */
export function writeWhole(path: string, text: string, option: string): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(
      `${option}: cannot write ${JSON.stringify(path)} (${code}); give a file in a folder you may write to`,
    );
  }
}
