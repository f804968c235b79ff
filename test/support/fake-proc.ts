import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type FakeProcess, commOf, statOf, statusOf } from './fake-process.ts';

export type { FakeProcess } from './fake-process.ts';

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
