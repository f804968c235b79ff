import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
  const folder = mkdtempSync(path.join(path.resolve(tmpdir()), `lastshell-${kind}-${owner}-`));
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    forget();
  };
  const forget = endOnSignal(remove);
  return { path: folder, remove };
}

/** Removes the folders of runs that were killed, and gives their paths. */
export async function sweepFolders(): Promise<string[]> {
  const names = await readdir(tmpdir());
  const left = names.filter((name) => isOrphaned(NAME.exec(name)?.[1] ?? '')).map((name) => path.join(tmpdir(), name));
  for (const folder of left) await rm(folder, { recursive: true, force: true });
  return left;
}
