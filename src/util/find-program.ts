import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/** Where a system keeps its programs, whatever the working directory is. */
const SYSTEM = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

/**
 * The folders of the PATH, less those that are relative or lie below the working directory. What is in them may be
 * somebody else's, as in a clone whose `node_modules/.bin` npm puts first.
 */
export function programFolders(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  // A root that came by su lacks them.
  if (folders.includes('/usr/bin')) folders.push('/usr/sbin', '/sbin');
  return folders.filter((folder) => isAbsolute(folder) && (SYSTEM.includes(folder) || !isBelowHere(folder)));
}

/** The file of a program on the PATH, by its absolute path; a path is looked up as it is. */
export function findProgram(program: string): string | undefined {
  if (isAbsolute(program)) return isRunnable(program) ? program : undefined;
  const files = programFolders().map((folder) => join(folder, program));
  return files.find((file) => isRunnable(file) && (isInSystem(file) || !isBelowHere(file)));
}

/** Whether a program is on the PATH. */
export function hasProgram(program: string): boolean {
  return findProgram(program) !== undefined;
}

function isInSystem(file: string): boolean {
  return SYSTEM.some((folder) => file.startsWith(`${folder}${sep}`));
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Whether a file or folder, followed through its links, is the working directory or lies below it. */
function isBelowHere(file: string): boolean {
  try {
    const here = realpathSync('.');
    const real = realpathSync(file);
    return real === here || real.startsWith(here.endsWith(sep) ? here : here + sep);
  } catch {
    return false;
  }
}
