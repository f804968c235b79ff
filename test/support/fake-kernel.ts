import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeProcess, statOf, statusOf } from './fake-process.ts';

/** One call of kill, as the text has made it. */
export interface Call {
  readonly signal: string;
  readonly pids: number[];
}

/** Does to a made-up /proc what a kernel would: STOP, CONT and KILL, to one, to many, or to all but the shell and PID 1. */
export class FakeKernel {
  private readonly processes: Map<number, FakeProcess>;
  private readonly root: string;
  private readonly shell: number;
  readonly calls: Call[] = [];

  constructor(root: string, processes: readonly FakeProcess[], shell: number) {
    this.root = root;
    this.shell = shell;
    this.processes = new Map(processes.filter(({ vanished }) => !vanished).map((each) => [each.pid, { ...each }]));
  }

  /** `STOP 7 8`, and what kill would answer: 0 if there was anybody. */
  kill(words: string): number {
    const [signal = '', ...pids] = words.trim().replace(' -- ', ' ').split(' ');
    this.calls.push({ signal, pids: pids.map(Number) });
    const meant = pids.includes('-1') ? this.everybody() : pids.map(Number);
    return meant.map((pid) => this.signal(signal, pid)).includes(true) ? 0 : 1;
  }

  stateOf(pid: number): string {
    return this.processes.get(pid)?.state ?? 'S';
  }

  private everybody(): number[] {
    return [...this.processes.keys()].filter((pid) => pid !== 1 && pid !== this.shell);
  }

  private signal(signal: string, pid: number): boolean {
    const process = this.processes.get(pid);
    if (process === undefined) return pid === this.shell || pid === 1;
    const { state = 'S' } = process;
    // Who is blocked in the kernel takes nothing.
    if (signal === 'KILL' && state !== 'D') this.end(pid);
    if (signal === 'STOP' && state === 'T') this.change(process, { stopWaits: true });
    if (signal === 'STOP' && 'RS'.includes(state)) this.change(process, { state: 'T' });
    if (signal === 'CONT') this.change(process, { stopWaits: false, ...(state === 'T' && { state: 'S' }) });
    return true;
  }

  private end(pid: number): void {
    this.processes.delete(pid);
    rmSync(join(this.root, String(pid)), { recursive: true });
  }

  private change(process: FakeProcess, change: Partial<FakeProcess>): void {
    Object.assign(process, change);
    writeFileSync(join(this.root, String(process.pid), 'stat'), statOf(process));
    writeFileSync(join(this.root, String(process.pid), 'status'), statusOf(process), 'latin1');
  }
}
