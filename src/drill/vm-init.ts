import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../root.ts';
import { start } from '../util/start.ts';

const FLAGS = ['-static', '-O2', '-pthread', '-Wall', '-Wextra', '-Werror'];

/** The sources of the guest's PID 1. */
const INIT_SOURCES = fileURLToPath(new URL('src/drill/vm-init', packageRoot));

/** What was compiled, and the kernels that vm-kernels.sh fetched. */
export const CACHE = path.resolve(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'lastshell');

/** Compiles PID 1, static, unless the cache has it. */
export async function compileInit(): Promise<string> {
  const names = (await readdir(INIT_SOURCES)).sort();
  const files = names.map((name) => path.join(INIT_SOURCES, name));
  const target = path.join(CACHE, `vm-init-${await contentHash(files)}`);
  if (await exists(target)) return target;
  await mkdir(CACHE, { recursive: true });
  const draft = `${target}-${randomUUID()}`;
  try {
    await start('gcc', [...FLAGS, '-o', draft, ...files.filter((file) => file.endsWith('.c'))], {});
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
  return target;
}

async function contentHash(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(FLAGS.join(' '));
  for (const file of files) hash.update(`\0${path.basename(file)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

/** Whether a file can be found; why not does not matter here. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
