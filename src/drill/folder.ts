import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeTemporary, temporaryPlace } from '../util/temporary.ts';
import { endOnSignal } from './cleanup.ts';
import { isOrphaned, owner } from './owner.ts';

const NAME = /^lastshell-(?:arena|image|vm)-(.+)-\w{6}$/;

export interface OwnFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A temporary folder that goes when the tool is interrupted, and that the next start knows when it was killed. */
export function makeFolder(kind: 'arena' | 'image' | 'vm'): OwnFolder {
  // Made and registered without a pause, in which a signal could come.
  const folder = makeTemporary(`lastshell-${kind}-${owner}-`);
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    forget();
  };
  const forget = endOnSignal(remove);
  return { path: folder, remove };
}

/** Removes the folders of runs that were killed, and gives their paths. */
export async function sweepFolders(): Promise<string[]> {
  return sweepIn(temporaryPlace(), NAME);
}

/** Removes folders of ours, and no link or file, by names that hold the owner of a run that is gone; gives their paths. */
export async function sweepIn(place: string, name: RegExp): Promise<string[]> {
  const names = await readdir(place).catch(() => []);
  const orphaned = names.filter((found) => isOrphaned(name.exec(found)?.[1] ?? ''));
  const left = [];
  for (const folder of orphaned.map((found) => path.join(place, found))) {
    const found = await lstat(folder).catch(() => undefined);
    if (!found?.isDirectory() || found.uid !== process.geteuid?.()) continue;
    await rm(folder, { recursive: true, force: true });
    left.push(folder);
  }
  return left;
}
