import { mkdirSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { HeldFolder } from '../util/held-folder.ts';
import { readHeld } from '../util/read.ts';
import { removeHeld } from '../util/remove.ts';
import { writeAllWhole } from '../util/write.ts';
import type { Drift } from './drift.ts';
import { staleFiles } from './sums.ts';

/** Opens the folder of --out, made where nothing is. @throws UsageError when it is none. */
function openFolder(folder: string): HeldFolder {
  try {
    try {
      // Not recursive: below a folder of /proc, Node 20 would try for ever.
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return HeldFolder.open(folder);
  } catch {
    throw new UsageError(`--out: cannot make the folder ${JSON.stringify(folder)}; give one you may write to`);
  }
}

/** The folder of --out for reading, or nothing where it is none. */
function findFolder(folder: string): HeldFolder | undefined {
  try {
    return HeldFolder.open(folder);
  } catch {
    return undefined;
  }
}

/** Writes every file into a folder: all of them or none. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const held = openFolder(folder);
  try {
    writeAllWhole(held, [...files], '--out');
  } finally {
    held.close();
  }
}

/** The same, and what an older build wrote here and this one does not is removed afterwards. */
export function rewriteFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const held = openFolder(folder);
  try {
    const stale = staleFiles((name) => readHeld(held, name), files);
    writeAllWhole(held, [...files], '--out');
    for (const name of stale) removeHeld(held, name);
  } finally {
    held.close();
  }
}

/** What in a folder is not what it should be; empty when all is. */
export function driftIn(folder: string, files: ReadonlyMap<string, string>): Drift[] {
  const held = findFolder(folder);
  try {
    const read = (name: string) => (held === undefined ? undefined : readHeld(held, name));
    const stale = staleFiles(read, files).map((name) => [name, undefined] as const);
    return [...files, ...stale].flatMap(([name, after]) => {
      const before = read(name);
      if (before === after) return [];
      const kind = after === undefined ? 'left over' : before === undefined ? 'missing' : 'changed';
      return [{ file: `${folder}/${name}`, kind, before: before ?? '', after: after ?? '' }];
    });
  } finally {
    held?.close();
  }
}
