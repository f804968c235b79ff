import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { HeldFolder } from './held-folder.ts';

/** What stands in the place of a file, if it may be replaced. @throws UsageError if it may not. */
export function findOld(folder: HeldFolder, name: string, option: string): Stats | undefined {
  const old = lstatSync(folder.path(name), { throwIfNoEntry: false });
  if (old === undefined) return undefined;
  const path = join(folder.name, name);
  if (!old.isFile()) throw refusal(option, path, `it is ${kindOf(old)}, and no regular file`);
  if (!isOurs(old, folder)) throw refusal(option, path, `it belongs to user ${old.uid}`);
  return old;
}

/** Root may replace a file of another user's, who keeps it, except in a folder in which everybody may put files. */
export function isOurs({ uid }: Stats, folder: HeldFolder): boolean {
  const own = process.geteuid?.();
  if (own === undefined || uid === own) return true;
  return own === 0 && (folder.stat().mode & 0o1002) === 0;
}

function kindOf(stat: Stats): string {
  if (stat.isSymbolicLink()) return 'a link';
  if (stat.isDirectory()) return 'a folder';
  return stat.isFIFO() ? 'a pipe' : stat.isSocket() ? 'a socket' : 'a device';
}

/** The one sentence that says why a place is not written. */
export function refusal(option: string, path: string, why: string): UsageError {
  return new UsageError(
    `${option}: cannot write ${JSON.stringify(path)} (${why}); give a file in a folder you may write to`,
  );
}
