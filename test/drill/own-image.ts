import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

/** A container image with only the programs given, as a team might have one; gives how to take it away. */
export async function importImage(tag: string, programs: Record<string, string>): Promise<() => Promise<void>> {
  const root = await mkdtemp(path.join(tmpdir(), 'lastshell-own-image-'));
  try {
    for (const folder of ['bin', 'tmp', 'etc']) await mkdir(path.join(root, folder));
    for (const [target, source] of Object.entries(programs)) {
      await copyFile(source, path.join(root, 'bin', target));
      for (const library of await librariesOf(source)) await copyInto(root, library);
    }
    if ('busybox' in programs) await symlink('busybox', path.join(root, 'bin/sh'));
    await execa('tar', ['-C', root, '--owner=0', '--group=0', '-c', '.']).pipe('docker', ['import', '-', tag]);
  } finally {
    await rm(root, { recursive: true });
  }
  return async () => {
    await execa('docker', ['rmi', '--force', tag]);
  };
}

async function librariesOf(program: string): Promise<string[]> {
  const { stdout } = await execa('ldd', [program], { reject: false });
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, library]) => library ?? []);
}

async function copyInto(root: string, file: string): Promise<void> {
  await mkdir(path.join(root, path.dirname(file)), { recursive: true });
  await copyFile(file, path.join(root, file));
}
