import { lstatSync, unlinkSync } from 'node:fs';
import { type HeldFolder, inFolderOf } from './held-folder.ts';
import { isOurs } from './own.ts';

/** Removes a regular file of ours by its name below a folder that is held; whether it is gone now. */
export function removeHeld(root: HeldFolder, name: string): boolean {
  try {
    return inFolderOf(root, name, (folder, base) => {
      const found = lstatSync(folder.path(base));
      if (!found.isFile() || !isOurs(found, folder)) return false;
      unlinkSync(folder.path(base));
      return true;
    });
  } catch {
    return false;
  }
}
