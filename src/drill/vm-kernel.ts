import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingComponentError } from '../errors.ts';
import { packageRoot } from '../root.ts';
import { hasProgram } from '../util/find-program.ts';
import { CACHE, exists } from './vm-init.ts';
import { QEMU } from './vm-machine.ts';

const KERNELS = path.join(CACHE, 'kernels');
const SETUP = `run ${fileURLToPath(new URL('src/drill/vm-kernels.sh', packageRoot))} as root on Debian 12`;

const NEEDED: Readonly<Record<string, string>> = {
  [`/usr/bin/${QEMU}`]: 'qemu-system-x86',
  '/usr/bin/bash-static': 'bash-static',
  '/usr/bin/busybox': 'busybox-static',
  '/usr/bin/gcc': 'gcc',
  '/usr/include/stdio.h': 'libc6-dev',
  '/usr/bin/setpriv': 'util-linux',
};

/** Series whose kernels setup fetches. */
export const series = ['6.1', '6.12'];

/** What is missing for a virtual machine with this kernel, and how to get it. */
export async function lacks(kernel: string): Promise<string | undefined> {
  const packages = [];
  for (const [file, name] of Object.entries(NEEDED)) {
    const isProgram = path.dirname(file) === '/usr/bin';
    if (!(await exists(file)) || (isProgram && !hasProgram(path.basename(file)))) packages.push(name);
  }
  if (packages.length > 0) return `${packages.join(', ')}: apt-get install --no-install-recommends, or ${SETUP}`;
  return (await lookUp(kernel)) ? undefined : `a kernel ${kernel} in ${KERNELS}: ${SETUP}`;
}

/** The kernel image for a path or a series. */
export async function findKernel(kernel: string): Promise<string> {
  const file = await lookUp(kernel);
  if (!file) throw new MissingComponentError(`no kernel ${kernel} in ${KERNELS}: ${SETUP}`);
  return file;
}

async function lookUp(kernel: string): Promise<string | undefined> {
  if (kernel.includes('/')) return (await isRegular(kernel)) ? path.resolve(kernel) : undefined;
  const names = (await exists(KERNELS)) ? await readdir(KERNELS) : [];
  const newest = names
    .filter((name) => name.startsWith(`vmlinuz-${kernel}.`))
    .sort(byNumber)
    .at(-1);
  return newest && path.join(KERNELS, newest);
}

async function isRegular(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
