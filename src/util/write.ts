import { randomBytes } from 'node:crypto';
import { closeSync, constants, fchmodSync, fchownSync, openSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'; // prettier-ignore
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { HeldFolder } from './held-folder.ts';
import { findOld, refusal } from './own.ts';

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Writes a text to the file of --output, or to stdout where none is named.
 * @throws UsageError when the place cannot be written.
 */
export function writeOutput(output: string | undefined, text: string): void {
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text, '--output');
}

/**
 * Writes a file whole or not at all. It takes the place of nothing but a regular file of ours, and keeps its mode, owner and
 * group. A link, a pipe, a device, a folder or a file of somebody else's is not touched.
 * @throws UsageError naming `option` when the place cannot be written.
 */
export function writeWhole(path: string, text: string, option: string): void {
  checkPlace(path, option);
  withFolder(path, dirname(path), option, (folder) => {
    writeAllWhole(folder, [[basename(path), text]], option);
  });
}

/** Refuses a place that writeWhole() would refuse, before the work is done. @throws as it does. */
export function checkPlace(path: string, option: string): void {
  if (!/[^/]$/.test(path) || /(?:^|\/)\.\.?$/.test(path)) throw refusal(option, path, 'it is the name of a folder');
  withFolder(path, dirname(path), option, (folder) => findOld(folder, basename(path), option));
}

/** A file on its way into its place: beside it already, under another name. */
interface Draft {
  readonly folder: HeldFolder;
  readonly name: string;
  readonly old: Stats | undefined;
}

/**
 * The same for many, by names below a folder that is held: each is written beside its place first, and
 * only when all are there do they take their places.
 */
export function writeAllWhole(
  root: HeldFolder,
  files: readonly (readonly [name: string, text: string])[],
  option: string,
): void {
  const suffix = `.${randomBytes(4).toString('hex')}.part`;
  const folders = new Map([['.', root]]);
  const folderOf = (name: string): HeldFolder => {
    const above = dirname(name);
    const folder = folders.get(above) ?? folderOf(above).made(basename(above));
    folders.set(above, folder);
    return folder;
  };
  const drafts: Draft[] = [];
  let current = '';
  try {
    // What stands in the way is found before anything is written.
    const places = files.map(([name, text]) => {
      current = join(root.name, name);
      const folder = folderOf(name);
      return { folder, name: basename(name), text, old: findOld(folder, basename(name), option) };
    });
    for (const place of places) {
      current = join(place.folder.name, place.name);
      drafts.push(place);
      writeDraft(place, suffix, place.text);
    }
    for (const { folder, name } of places) {
      current = join(folder.name, name);
      renameSync(folder.path(name + suffix), folder.path(name));
    }
  } catch (error) {
    for (const { folder, name } of drafts) rmSync(folder.path(name + suffix), { force: true });
    throw error instanceof UsageError ? error : refusal(option, current, codeOf(error));
  } finally {
    for (const folder of folders.values()) if (folder !== root) folder.close();
  }
}

function withFolder(path: string, name: string, option: string, use: (folder: HeldFolder) => void): void {
  let folder;
  try {
    folder = HeldFolder.open(name);
  } catch (error) {
    throw refusal(option, path, codeOf(error));
  }
  try {
    use(folder);
  } finally {
    folder.close();
  }
}

function writeDraft({ folder, name, old }: Draft, suffix: string, text: string): void {
  const descriptor = openSync(folder.path(name + suffix), NEW, old === undefined ? 0o666 : 0o600);
  try {
    writeFileSync(descriptor, text);
    if (old === undefined) return;
    const own = process.geteuid?.();
    if (own === 0 || old.gid !== process.getegid?.()) fchownSync(descriptor, own === 0 ? old.uid : -1, old.gid);
    fchmodSync(descriptor, old.mode & 0o777);
  } finally {
    closeSync(descriptor);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'error';
}
