import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { allShells } from './host-shells.ts';

const PASSWD = 'root:x:0:0:root:/:/bin/bash\nstudent:x:61001:61001::/:/bin/bash\ntenant:x:61002:61002::/:/bin/bash\n';

/** The root folder of an image: the shells of this machine, or another bash, and what they need. The zoo is mounted. */
export async function layOut(root: string, bash?: string): Promise<void> {
  for (const [target, source] of await allShells(bash)) {
    await mkdir(path.join(root, path.dirname(target)), { recursive: true });
    await copyFile(source, path.join(root, target));
  }
  for (const folder of ['etc', 'tmp', 'proc', 'sys', 'dev', 'arena', 'zoo']) await mkdir(path.join(root, folder));
  await writeFile(path.join(root, 'etc/passwd'), PASSWD);
  await symlink('busybox', path.join(root, 'bin/sh'));
}
