import { type Stats, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { say } from '../util/show.ts';

/** The configuration that is read when none is named. */
export const configName = 'lastshell.config.json';

/** The working directory and every folder above it, nearest first; none where it is gone. */
function foldersUpwards(): string[] {
  try {
    const folders = [process.cwd()];
    for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder))
      folders.push(dirname(folder));
    return folders;
  } catch {
    return [];
  }
}

/** What stands there, and where it leads if it is a link; both say who can put another in its place. */
function statsOf(file: string): Stats[] {
  try {
    return [lstatSync(file), statSync(file)];
  } catch {
    return [];
  }
}

/** Ours, or root's; the caller of sudo is root's and ours. */
function isTrusted({ uid, mode }: Stats): boolean {
  const own = process.geteuid?.();
  const caller = own === 0 ? Number(process.env['SUDO_UID'] ?? 0) : own;
  return [0, own, caller].includes(uid) && (mode & 0o170002) !== 0o100002;
}

/**
 * The file of the configuration: the one that is named, or the nearest one in the working directory and upwards, which is
 * said on stderr. It decides whom a text spares, so whoever may write to it is to be trusted.
 * @throws UsageError for one that is found and is somebody else's, or that everybody may write to.
 */
export function configFile(named: string | undefined): string | undefined {
  if (named !== undefined) return named;
  const found = foldersUpwards()
    .map((folder) => join(folder, configName))
    .find((file) => statsOf(file).length > 0);
  if (found === undefined) return undefined;
  if (!statsOf(found).every(isTrusted))
    throw new UsageError(
      `--config: ${JSON.stringify(found)} is found here, and somebody else may change it; name it with --config if you mean it, or go to another folder`,
    );
  say(`lastshell: configuration: ${found}`);
  return found;
}
