import { readdir, readFile } from 'node:fs/promises';
import { QEMU } from '../../../src/drill/vm-machine.ts';

/** PIDs of the emulators that this process has started and that are still there. */
export async function runningMachines(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    const [, pid, comm, parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return comm === QEMU.slice(0, 15) && Number(parent) === process.pid ? [Number(pid)] : [];
  });
}
