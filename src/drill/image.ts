import { copyFile, mkdir, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';

/** Programs of this machine that go into the image: where they go, and where they may come from (the first that is here). */
const PROGRAMS = {
  '/bin/bash': ['/bin/bash-static', '/bin/bash'],
  '/bin/busybox': ['/bin/busybox'],
  '/bin/dash': ['/bin/dash'],
  // Without it readline takes the terminal for a dumb one, and asks for no brackets around a paste.
  '/lib/terminfo/v/vt220': ['/lib/terminfo/v/vt220'],
} as const;

const PASSWD = 'root:x:0:0:root:/:/bin/bash\nstudent:x:61001:61001::/:/bin/bash\ntenant:x:61002:61002::/:/bin/bash\n';

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

/** The root folder of the default image: the shells of this machine, and what they need. The zoo is mounted. */
export async function layOut(root: string): Promise<void> {
  const files = await programFiles();
  for (const [target, source] of files) {
    await mkdir(path.join(root, path.dirname(target)), { recursive: true });
    await copyFile(source, path.join(root, target));
  }
  for (const folder of ['etc', 'tmp', 'proc', 'sys', 'dev', 'arena', 'zoo']) await mkdir(path.join(root, folder));
  await writeFile(path.join(root, 'etc/passwd'), PASSWD);
  await symlink('busybox', path.join(root, 'bin/sh'));
}
