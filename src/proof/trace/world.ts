import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Process {
  pid: number | string;
  ppid: number;
  comm: string;
  uid: number;
}

/** PIDs that no machine gives out: a signal to them reaches nobody. */
const rogues = Array.from({ length: 5 }, (_, index) => ({
  pid: 5000001 + index,
  ppid: 1,
  comm: 'forkbomb',
  uid: 1000,
}));
const odd = { pid: 5000009, ppid: 1, comm: 'x) S 1 (\n$(id)', uid: 1000 };
/** Its name becomes the PID, once that is known. */
const shell = { pid: '@PID@', ppid: 1, comm: 'bash', uid: 54321 };
const first = { pid: 1, ppid: 0, comm: 'init', uid: 0 };

function statOf({ pid, ppid, comm }: Process): string {
  const rest = ['S', ppid, pid, pid, 0, -1, 4194304, 100, 0, 0, 0, 1, 2, 0, 0, 20, 0, 1, 0, 5000, 8192000, 300];
  return `${pid} (${comm}) ${[...rest, '18446744073709551615', ...Array<number>(27).fill(0)].join(' ')}\n`;
}

function statusOf({ pid, ppid, comm, uid }: Process): string {
  const name = comm.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const ids = `Uid:\t${uid}\t${uid}\t${uid}\t${uid}\nGid:\t0\t0\t0\t0\n`;
  return `Name:\t${name}\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t${pid}\nNgid:\t0\nPid:\t${pid}\nPPid:\t${ppid}\nTracerPid:\t0\n${ids}Threads:\t1\n`;
}

function filesOf(process: Process): Record<string, string> {
  return {
    comm: `${process.comm}\n`,
    stat: statOf(process),
    status: statusOf(process),
    cgroup: '8:pids:/\n0::/\n',
    cmdline: `${process.comm}\0`,
    limits: 'Max processes             100                  200                  processes\n',
    mounts: 'proc /proc proc rw,relatime 0 0\n',
    mountinfo: '',
  };
}

const host: Record<string, string> = {
  uptime: '10000.25 500.00\n',
  loadavg: '0.10 0.20 0.30 1/8 999\n',
  meminfo: 'MemTotal:        8000000 kB\nMemFree:         4000000 kB\nMemAvailable:    6000000 kB\n',
  'sys/kernel/threads-max': '10000\n',
  'sys/kernel/pid_max': '32768\n',
};

/** Writes a file that the script may read, whatever the umask is. */
export function writeWorldFile(file: string, text: string | Uint8Array): void {
  writeFileSync(file, text);
  chmodSync(file, 0o444);
}

/** A folder that the script may enter. */
function makeWorldFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Writes a made-up /proc of a host with a runaway program; `@PID@` in it stands for that of the shell. */
export function writeWorld(root: string): void {
  const write = (name: string, text: string) => {
    const above = name.split('/').map((_, at, parts) => join(root, ...parts.slice(0, at)));
    for (const folder of above) makeWorldFolder(folder);
    writeWorldFile(join(root, name), text);
  };
  for (const [name, text] of Object.entries(host)) write(name, text);
  for (const process of [first, shell, odd, ...rogues])
    for (const [name, text] of Object.entries(filesOf(process))) write(`${process.pid}/${name}`, text);
}
