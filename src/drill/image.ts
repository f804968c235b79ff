import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { compileZoo } from './compile.ts';
import { ZOO_FOLDER } from './zoo.ts';

/** Programs of this machine that go into the image: where they go, and where they may come from (the first that is here). */
const PROGRAMS = {
  '/bin/bash': ['/bin/bash-static', '/bin/bash'],
  '/bin/busybox': ['/bin/busybox'],
  '/bin/dash': ['/bin/dash'],
} as const;

const PASSWD = 'root:x:0:0:root:/:/bin/bash\nstudent:x:61001:61001::/:/bin/bash\ntenant:x:61002:61002::/:/bin/bash\n';

/** Makes the image of the Docker arena, or finds it, and returns its tag: the hash of what is inside. */
export async function buildImage(): Promise<string> {
  const zoo = await compileZoo();
  const files = new Map([...(await programFiles()), ...(await zooFiles(zoo))]);
  const tag = `lastshell-drill:${await contentHash(files)}`;
  const found = await execa('docker', ['image', 'inspect', tag], { reject: false, stdio: 'ignore' });
  if (found.exitCode !== 0) await importImage(files, tag);
  return tag;
}

async function programFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [target, sources] of Object.entries(PROGRAMS)) {
    const source = await firstPresent(sources);
    if (source === undefined) continue;
    files.set(target, source);
    for (const library of await librariesOf(source)) files.set(library, await realpath(library));
  }
  return files;
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

/** `ldd` fails for a static program, which is what the image would rather have. */
async function librariesOf(program: string): Promise<string[]> {
  const { stdout } = await execa('ldd', [program], { reject: false });
  return [...stdout.matchAll(/(?:=>\s+)?(\/\S+) \(0x/g)].flatMap((match) => match[1] ?? []);
}

async function zooFiles(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder);
  return new Map(names.sort().map((name) => [`${ZOO_FOLDER}/${name}`, path.join(folder, name)]));
}

async function contentHash(files: ReadonlyMap<string, string>): Promise<string> {
  const hash = createHash('sha256').update(PASSWD);
  for (const [target, source] of files) hash.update(`\0${target}\0`).update(await readFile(source));
  return hash.digest('hex').slice(0, 12);
}

async function importImage(files: ReadonlyMap<string, string>, tag: string): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'lastshell-image-'));
  try {
    await layOut(files, root);
    await execa('tar', ['-C', root, '--owner=0', '--group=0', '-c', '.']).pipe('docker', [
      'import',
      '--change',
      'LABEL lastshell.drill=image',
      '-',
      tag,
    ]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function layOut(files: ReadonlyMap<string, string>, root: string): Promise<void> {
  for (const [target, source] of files) {
    await mkdir(path.join(root, path.dirname(target)), { recursive: true });
    await copyFile(source, path.join(root, target));
  }
  for (const folder of ['etc', 'tmp', 'proc', 'sys', 'dev', 'arena']) await mkdir(path.join(root, folder));
  await writeFile(path.join(root, 'etc/passwd'), PASSWD);
  await symlink('busybox', path.join(root, 'bin/sh'));
}
