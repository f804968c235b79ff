import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The bashes to test with: the one on the PATH, and every bash-* in the folder that LASTSHELL_BASHES names. */
export function bashes(): string[] {
  const folder = process.env['LASTSHELL_BASHES'];
  if (folder === undefined) return ['bash'];
  const more = readdirSync(folder).filter((name) => /^bash-[0-9.]+$/.test(name));
  return ['bash', ...more.toSorted().map((name) => join(folder, name))];
}
