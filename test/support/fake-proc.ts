import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One process of a made-up /proc; what is left out gets an everyday value. */
export interface FakeProcess {
  pid: number;
  /** Raw bytes as latin-1, or text. */
  comm?: string | Buffer;
  ppid?: number;
  state?: string;
  threads?: number;
  uid?: number;
  login?: number | undefined;
  pgrp?: number;
  session?: number;
  tty?: number;
  flags?: number;
  cgroup?: string;
  /** The program file; made as a link. */
  exe?: string;
  cmdline?: string[];
  /** Start time in clock ticks since boot. */
  start?: number;
  /** A folder without readable files: a process that ends while it is read. */
  vanished?: boolean;
  /** Without Umask and Ngid, as Linux 3.10 writes it. */
  oldStatus?: boolean;
  /** Fields of stat: 52 since Linux 3.5, 44 before. */
  fields?: number;
  /** Without the line of the second version of control groups, as before Linux 4.5. */
  oldCgroup?: boolean;
  /** Nothing but stat and comm, for trees of thousands. */
  lean?: boolean;
  /** Who traces it. */
  tracer?: number;
  /** Whether a STOP waits for it: it was stopped already when it came. */
  stopWaits?: boolean;
}

export interface FakeHost {
  processes: FakeProcess[];
  threadsMax?: number;
  pidMax?: number;
  total?: number;
  hidepid?: number;
  /** More files, by their path beside this /proc, such as `proc/meminfo`; ROOT in a text becomes the folder of both. */
  files?: Record<string, string>;
  /** Files of the shell's own folder, in the same way. */
  self?: Record<string, string>;
  /** How the shell itself is written, where its kernel is an old one. */
  shell?: Partial<FakeProcess>;
  /** The clock of this machine in place of one that stands still. */
  clock?: boolean;
}

function commOf({ comm }: FakeProcess): Buffer {
  return Buffer.isBuffer(comm) ? comm : Buffer.from(comm ?? 'sleep');
}

function escapeName(comm: string): string {
  return comm.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

export function statOf(p: FakeProcess): Buffer {
  const after = [
    p.state ?? 'S', p.ppid ?? 1, p.pgrp ?? p.pid, p.session ?? p.pid, p.tty ?? 0, -1, p.flags ?? 4194304,
    100, 0, 0, 0, 1, 2, 0, 0, 20, 0, p.threads ?? 1, 0, p.start ?? 5000, 8192000, 300, '18446744073709551615',
    ...Array.from({ length: 27 }, (_, index) => index),
  ]; // prettier-ignore
  const numbers = after.slice(0, (p.fields ?? 52) - 2).join(' ');
  return Buffer.concat([Buffer.from(`${p.pid} (`), commOf(p), Buffer.from(`) ${numbers}\n`)]);
}

/** In the order of the kernel. */
export function statusOf(p: FakeProcess): string {
  const uid = p.uid ?? 0;
  const spaces = [
    `NStgid:\t${p.pid}`,
    `NSpid:\t${p.pid}`,
    `NSpgid:\t${p.pgrp ?? p.pid}`,
    `NSsid:\t${p.session ?? p.pid}`,
  ];
  const lines = [
    `Name:\t${escapeName(commOf(p).toString('latin1'))}`, ...(p.oldStatus ? [] : ['Umask:\t0022']),
    `State:\t${p.state ?? 'S'} (sleeping)`, `Tgid:\t${p.pid}`, ...(p.oldStatus ? [] : ['Ngid:\t0']), `Pid:\t${p.pid}`,
    `PPid:\t${p.ppid ?? 1}`, `TracerPid:\t${p.tracer ?? 0}`, `Uid:\t${uid}\t${uid + 1}\t${uid}\t${uid}`, 'Gid:\t0\t0\t0\t0',
    'FDSize:\t64', 'Groups:\t', ...(p.oldStatus ? [] : spaces), `Threads:\t${p.threads ?? 1}`, 'SigQ:\t0/3000',
    `SigPnd:\t${'0'.repeat(16)}`, `ShdPnd:\t${(p.stopWaits ? 0x40000 : 0).toString(16).padStart(16, '0')}`,
    `SigBlk:\t${'0'.repeat(16)}`,
  ]; // prettier-ignore
  return `${lines.join('\n')}\n`;
}

function writeProcess(root: string, p: FakeProcess): void {
  const folder = join(root, String(p.pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  if (p.vanished) return;
  const comm = commOf(p);
  writeFileSync(join(folder, 'stat'), statOf(p));
  writeFileSync(join(folder, 'comm'), Buffer.concat([comm, Buffer.from('\n')]));
  if (p.lean) return;
  writeFileSync(join(folder, 'status'), statusOf(p), 'latin1');
  writeFileSync(join(folder, 'cgroup'), `8:pids:${p.cgroup ?? '/'}\n${p.oldCgroup ? '' : '0::/\n'}`);
  writeFileSync(join(folder, 'cmdline'), (p.cmdline ?? []).map((word) => `${word}\0`).join(''));
  if (p.exe !== undefined) symlinkSync(p.exe, join(folder, 'exe'));
  if (p.login !== undefined) writeFileSync(join(folder, 'loginuid'), String(p.login));
}

/** A /proc in a temporary folder; `enter` makes it the one of the shell with that PID. */
export class FakeProc {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-proc-made-up-for-one-of-the-tests-'));
  readonly root = join(this.folder, 'proc');

  constructor(host: FakeHost) {
    // Read by other users too.
    chmodSync(this.folder, 0o755);
    mkdirSync(join(this.root, 'sys/kernel'), { recursive: true });
    const write = (name: string, text: string) => {
      writeFileSync(join(this.root, name), text);
    };
    if (host.clock) symlinkSync('/proc/uptime', join(this.root, 'uptime'));
    else write('uptime', '10000.25 500.00\n');
    write('loadavg', `0.10 0.20 0.30 1/${host.total ?? host.processes.length} 999\n`);
    write('sys/kernel/threads-max', `${host.threadsMax ?? 10000}\n`);
    write('sys/kernel/pid_max', `${host.pidMax ?? 32768}\n`);
    this.host = host;
    for (const process of host.processes) writeProcess(this.root, process);
    this.place(this.folder, host.files ?? {});
  }

  private readonly host: FakeHost;

  private place(folder: string, files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text.replaceAll('ROOT', this.folder));
    }
  }

  /** More processes, while it is read. */
  add(processes: readonly FakeProcess[]): void {
    for (const process of processes) writeProcess(this.root, process);
  }

  /** Adds the shell itself, as a child of `ppid`. */
  enter(pid: number, ppid: number): void {
    writeProcess(this.root, { pid, ppid, comm: 'bash', uid: 0, start: 9000, ...this.host.shell });
    symlinkSync(String(pid), join(this.root, 'self'));
    symlinkSync('self/mounts', join(this.root, 'mounts'));
    const self = join(this.root, String(pid));
    const options = this.host.hidepid === undefined ? '' : `,hidepid=${this.host.hidepid}`;
    writeFileSync(join(self, 'mounts'), `proc ${this.root} proc rw,relatime${options} 0 0\n`);
    writeFileSync(join(self, 'mountinfo'), '');
    writeFileSync(
      join(self, 'limits'),
      'Max processes             100                  200                  processes\n',
    );
    this.place(self, this.host.self ?? {});
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
