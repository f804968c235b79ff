import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { start } from '../util/start.ts';
import { MissingComponentError } from '../errors.ts';
import { isFile, shellNames } from './shells.ts';

/** Files of an image: where each goes, and which file of this machine it is. */
export type Files = ReadonlyMap<string, string>;

/** Without it readline takes the terminal for a dumb one, and asks for no brackets around a paste. */
const TERMINAL = '/lib/terminfo/v/vt220';

/** All shells that this machine has; `bash` is the file of another bash. */
export async function allShells(bash?: string): Promise<Files> {
  const names = shellNames.map((name) => (name === 'bash' ? (bash ?? name) : name));
  const found = await Promise.all(names.map(async (name) => ((await findShell(name)) ? shellClosure(name) : [])));
  return new Map(found.flatMap((files) => [...files]));
}

/** A shell of this machine, by its name or file, with the libraries that it is linked to; it goes to /bin. */
export async function shellClosure(shell: string): Promise<Files> {
  const source = await hostShell(shell);
  const libraries = await librariesOf(source);
  const modules = shell === 'zsh' ? await modulesOf(source) : [];
  const files = await Promise.all(
    [...libraries, ...modules].map(async (file) => [file, await realpath(file)] as const),
  );
  return new Map([...files, [`/bin/${isFile(shell) ? 'bash' : shell}`, source], ...(await terminal())]);
}

/** The program of this machine. @throws MissingComponentError that says how to get it. */
export async function hostShell(shell: string): Promise<string> {
  const found = await findShell(shell);
  if (found !== undefined) return found;
  throw new MissingComponentError(`${shell} is not on this machine; on Debian: apt-get install ${shell}`);
}

/** A static bash needs least of the image. */
async function findShell(shell: string): Promise<string | undefined> {
  if (isFile(shell)) return firstPresent([shell]);
  return firstPresent([...(shell === 'bash' ? ['/bin/bash-static'] : []), `/bin/${shell}`, `/usr/bin/${shell}`]);
}

async function terminal(): Promise<[string, string][]> {
  const file = await firstPresent([TERMINAL, `/usr/share${TERMINAL.slice(4)}`]);
  return file === undefined ? [] : [[TERMINAL, file]];
}

async function firstPresent(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const isHere = await stat(candidate).then(
      () => true,
      () => false,
    );
    if (isHere) return candidate;
  }
  return undefined;
}

/** `ldd` fails for a static program, which is what an image would rather have. */
async function librariesOf(program: string): Promise<string[]> {
  const { stdout } = await start('ldd', [program], { reject: false });
  return [...stdout.matchAll(/(?:=>\s+)?(\/\S+) \(0x/g)].flatMap((match) => match[1] ?? []);
}

/** The editor of zsh is a module, a file of its own. */
async function modulesOf(zsh: string): Promise<string[]> {
  const { stdout } = await start(zsh, ['-fc', 'print -rl -- $module_path'], {});
  const [folder = ''] = stdout.split('\n');
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.so')).map((name) => path.join(folder, name));
}
