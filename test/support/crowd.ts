import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { type FakeHost, FakeProc, type FakeProcess } from './fake-proc.ts';
import { LastShell } from './last-shell.ts';

/** What `top` says when it does not read everyone. */
export const SAMPLED = /^(\d+) processes: the counts are estimated from (\d+) of them\.$/m;

/** Above the PIDs of this machine: the shell under test is among them. */
export const BASE = 5_000_000;

/** Root in the first namespace, whom RLIMIT_NPROC does not bind. */
const exempt = { uid_map: '0 0 4294967295\n' };

export function many(count: number, make: (at: number) => Partial<FakeProcess>, from = 0): FakeProcess[] {
  return Array.from({ length: count }, (_, at) => ({ pid: BASE + from + at, lean: true, ...make(at) }));
}

/** A made-up host and a shell in it that runs `top`. */
export class Crowd {
  readonly proc: FakeProc;
  readonly shell = new LastShell();

  /** The kernel's count of tasks is right unless the test says otherwise; the shell itself is one more. */
  constructor(processes: readonly FakeProcess[], host: Partial<FakeHost> = {}) {
    const total = 2 + processes.reduce((sum, { threads = 1 }) => sum + threads, 0);
    const all = [{ pid: 1, comm: 'init', ppid: 0 }, ...processes];
    this.proc = new FakeProc({ total, threadsMax: total, processes: all, ...host, self: { ...exempt, ...host.self } });
  }

  async top(edit = (text: string) => text): Promise<string> {
    this.proc.enter(await this.shell.pid(), 1);
    return this.shell.run(edit(renderScript(buildPlan({ script: 'top', proc: this.proc.root }))), 120);
  }

  async close(): Promise<void> {
    await this.shell.close();
    this.proc.remove();
  }
}

/** TASKS, PROCS, RUN, STOP, ZOMBIE and GROWTH of the row of a name. */
export function cells(said: string, name: string): number[] {
  const row = said.split('\n').find((line) => /^ *\d+ /.test(line) && line.endsWith(`  ${name}`));
  return row?.trim().split(/ +/).slice(1, 7).map(Number) ?? [];
}

/** How far a number is from the true one, as a share of it. */
export const off = (number: number | undefined, wanted: number) => Math.abs((number ?? 0) - wanted) / wanted;
