import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/** @throws UsageError that starts with `where`, the option or key that named the file, and ends with `fix`. */
export function readBytes(file: string, where: string, fix: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(`${where}: cannot read ${JSON.stringify(file)} (${code}); ${fix}`);
  }
}

/** The same as text. */
export function readText(file: string, where: string, fix: string): string {
  return readBytes(file, where, fix).toString('utf8');
}

/** The text of a file, or nothing for one that cannot be read. */
export function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
