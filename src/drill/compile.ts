import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../root.ts';
import { start } from '../util/start.ts';
import { MissingComponentError } from '../errors.ts';
import { endOnSignal } from './cleanup.ts';
import { sweepIn } from './folder.ts';
import { owner } from './owner.ts';

const FLAGS = ['-static', '-O1', '-pthread', '-Wall', '-Wextra', '-Werror'];
/** Goes before every program, so that a bomb refuses to start outside an arena; this one only looks. */
const GUARD = 'arena.h';
const HARMLESS = 'which';

/** The sources of the runaway programs. */
export const ZOO_SOURCES = fileURLToPath(new URL('src/drill/zoo', packageRoot));

/** Compiles the zoo, static, and returns the folder of the programs; what has not changed comes from a cache. */
export async function compileZoo(sources = ZOO_SOURCES): Promise<string> {
  const files = await sourceFiles(sources);
  const target = path.join(cacheFolder(), `zoo-${await contentHash(files)}`);
  if (await exists(target)) return target;
  await mkdir(path.dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}-${owner}-`);
  const discard = (): Promise<void> => rm(draft, { recursive: true, force: true });
  const forget = endOnSignal(discard);
  try {
    for (const file of files.filter((name) => !name.endsWith('.h'))) await compile(file, draft);
    await chmod(draft, 0o755);
    await publish(draft, target);
  } finally {
    await discard();
    forget();
  }
  return target;
}

async function sourceFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new MissingComponentError(`the runaway programs are not here (${folder}): install lastshell anew`);
  });
  return names
    .filter((name) => /\.(?:c|h|sh)$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

async function compile(file: string, folder: string): Promise<void> {
  const { dir, name, ext } = path.parse(file);
  const target = path.join(folder, name);
  const guard = name === HARMLESS ? [] : ['-include', path.join(dir, GUARD)];
  if (ext === '.c') await start('gcc', [...FLAGS, ...guard, '-o', target, file], { detached: true });
  else await copyFile(file, target);
  await chmod(target, 0o755);
}

/** Two drills may compile at once: the first to rename wins and the other's work is the same. */
async function publish(draft: string, target: string): Promise<void> {
  await rename(draft, target).catch(async (error: unknown) => {
    if (!(await exists(target))) throw error;
  });
}

/** Removes what runs that were killed have left half compiled. */
export async function sweepDrafts(): Promise<string[]> {
  return sweepIn(cacheFolder(), /^zoo-[0-9a-f]+-(.+)-\w{6}$/);
}

async function contentHash(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(FLAGS.join(' '));
  for (const file of files) hash.update(`\0${path.basename(file)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

function cacheFolder(): string {
  return path.resolve(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'lastshell');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
