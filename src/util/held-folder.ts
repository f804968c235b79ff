import { closeSync, constants, existsSync, fstatSync, lstatSync, mkdirSync, openSync, type Stats } from 'node:fs';
import { join } from 'node:path';

const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY;

/**
 * A folder that is held open. What is done in it stays in it, whoever renames folders or puts links in their place
 * meanwhile. Elsewhere than on Linux an open folder has no path of its own, and its name has to do.
 */
export class HeldFolder {
  readonly name: string;
  readonly #descriptor: number;

  private constructor(name: string, descriptor: number) {
    this.name = name;
    this.#descriptor = descriptor;
  }

  /**
   * The folder that a person named; links on the way to it are that person's, but for a last one that somebody else made.
   * @throws as the system does.
   */
  static open(name: string): HeldFolder {
    const found = lstatSync(name);
    if (found.isSymbolicLink() && ![0, process.geteuid?.() ?? found.uid].includes(found.uid))
      throw Object.assign(new Error('a link of somebody else'), { code: 'ELOOP' });
    return new HeldFolder(name, openSync(name, FOLDER));
  }

  /** A folder in this one, never through a link. @throws as the system does, ENOTDIR for a link. */
  below(name: string): HeldFolder {
    return new HeldFolder(join(this.name, name), openSync(this.path(name), FOLDER | constants.O_NOFOLLOW));
  }

  /** The same, made where nothing is. */
  made(name: string): HeldFolder {
    try {
      // Not recursive: below a folder of /proc, Node 20 would try for ever.
      mkdirSync(this.path(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return this.below(name);
  }

  /** Where a name of this folder is, for one call to the system. */
  path(name: string): string {
    const own = `/proc/self/fd/${this.#descriptor}`;
    return join(existsSync(own) ? own : this.name, name);
  }

  stat(): Stats {
    return fstatSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/**
 * Does something in the folder in which a name of one or more parts below another folder lies; no part may be a link.
 * @throws as the system does.
 */
export function inFolderOf<T>(root: HeldFolder, name: string, use: (folder: HeldFolder, base: string) => T): T {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return use(root, first);
  const folder = root.below(first);
  try {
    return inFolderOf(folder, rest.join('/'), use);
  } finally {
    folder.close();
  }
}
