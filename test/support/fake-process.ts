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

export function commOf({ comm }: FakeProcess): Buffer {
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
