import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { type HeldFolder, inFolderOf } from './held-folder.ts';

/** More than any file that is meant to be read here. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Nobody waits longer for the other end of a pipe. */
const PATIENCE_MS = 8000;
const PAUSE_MS = 20;
/** A pipe without a writer must not hold up its opening, and a terminal must not become ours. */
const CAREFUL = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * What a file or a pipe holds, at most `most` bytes of it.
 * @throws UsageError that starts with `where`, the option or key that named the file, and ends with `fix`. It is
 * thrown for a folder, a device or a socket, for a pipe in which nothing comes, and for too many bytes unless `cut` is wanted.
 */
export function readBytes(file: string, where: string, fix: string, most = MOST_BYTES, cut = false): Buffer {
  const refuse = (why: string): never => {
    throw new UsageError(`${where}: cannot read ${JSON.stringify(file)} (${why}); ${fix}`);
  };
  try {
    // Before it is opened: to open a device may be to do something.
    if (!isReadable(statSync(file))) return refuse('it is no file');
    const bytes = withOpen(file, CAREFUL, (descriptor) => {
      if (!isReadable(fstatSync(descriptor))) return refuse('it is no file');
      return drain(descriptor, most, refuse);
    });
    if (bytes.length > most && !cut) return refuse(`it is longer than ${most} bytes`);
    return bytes.subarray(0, most);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return refuse((error as NodeJS.ErrnoException).code ?? 'error');
  }
}

/** The same as text. */
export function readText(file: string, where: string, fix: string): string {
  return readBytes(file, where, fix).toString('utf8');
}

/** The text of a regular file by its name below a folder that is held, never through a link; undefined for whatever else. */
export function readHeld(root: HeldFolder, name: string): string | undefined {
  try {
    return inFolderOf(root, name, (folder, base) =>
      withOpen(folder.path(base), CAREFUL | constants.O_NOFOLLOW, (descriptor) => {
        if (!fstatSync(descriptor).isFile()) return undefined;
        const bytes = drain(descriptor, MOST_BYTES, () => Buffer.alloc(0));
        return bytes.length > MOST_BYTES ? undefined : bytes.toString('utf8');
      }),
    );
  } catch {
    return undefined;
  }
}

function isReadable(stat: Stats): boolean {
  return stat.isFile() || stat.isFIFO();
}

function withOpen<T>(file: string, flags: number, use: (descriptor: number) => T): T {
  const descriptor = openSync(file, flags);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads to the end, or to just over `most` bytes. */
function drain(descriptor: number, most: number, refuse: (why: string) => Buffer): Buffer {
  const isPipe = fstatSync(descriptor).isFIFO();
  const parts: Buffer[] = [];
  let size = 0;
  // A file that makes its reader wait, as /proc/kmsg does, is none.
  const patience = isPipe ? PATIENCE_MS : 0;
  for (let idle = 0; size <= most && idle <= patience;) {
    const part = readSome(descriptor);
    if (part === undefined) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
      idle += PAUSE_MS;
      continue;
    }
    if (part.length === 0) return isPipe && size === 0 ? refuse('nothing comes out of it') : Buffer.concat(parts);
    idle = 0;
    parts.push(part);
    size += part.length;
  }
  return size > most ? Buffer.concat(parts) : refuse('nothing comes out of it any more');
}

/** Undefined while a pipe is empty and has a writer. */
function readSome(descriptor: number): Buffer | undefined {
  const buffer = Buffer.allocUnsafe(65536);
  try {
    return buffer.subarray(0, readSync(descriptor, buffer));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}
