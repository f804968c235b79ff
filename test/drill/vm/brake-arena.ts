import type { VmLook } from '../../../src/drill/vm-look.ts';
import type { VmSession } from '../../../src/drill/vm-session.ts';
import { vmArena } from '../../../src/drill/vm.ts';
import { waitFor } from '../../../src/drill/wait.ts';
import { filler } from '../../../src/drill/zoo.ts';

const SLOTS = 20;
const ANSWER_MS = 15_000;
const THREADS_MAX = '/proc/sys/kernel/threads-max';
const PID_MAX = '/proc/sys/kernel/pid_max';
const WIDE = '32768';
const BREAK_OFF = '\x03';

/** One machine in which the text is pasted again and again. */
export class BrakeArena {
  readonly #vm: VmSession;
  readonly #before: VmLook['limits'];
  #questions = 0;

  private constructor(vm: VmSession, before: VmLook['limits']) {
    this.#vm = vm;
    this.#before = before;
  }

  static async open(): Promise<BrakeArena> {
    const vm = await vmArena({ kernel: '6.12' }).open({ pids: SLOTS, shell: 'bash' });
    return new BrakeArena(vm, (await vm.look()).limits);
  }

  /** Rogues are there and a shell is there; the brake is off, whatever the trial before has left. */
  async arm(): Promise<void> {
    const { members, limits } = await this.#vm.look();
    if (limits.threadsMax !== this.#before.threadsMax) await this.#release();
    if (!members.some(({ role }) => role === 'rogue')) await this.#refill();
    if (!(await this.hasShell())) await this.#vm.openShell();
  }

  /** Resolves when the shell has taken the whole paste. */
  async paste(text: string): Promise<void> {
    const { length } = await this.#vm.output();
    await this.#vm.feed(text);
    const isTaken = async () => (await this.#vm.output()).slice(length).includes('\x1b[?2004l') || undefined;
    if (!(await waitFor(isTaken, ANSWER_MS, 20))) throw new Error('the shell did not take the paste');
  }

  async end(how: NodeJS.Signals | 'hangup'): Promise<void> {
    await (how === 'hangup' ? this.#vm.hangUp() : this.#vm.signal(how));
  }

  async isBraked(): Promise<boolean> {
    const { threadsMax } = (await this.#vm.look()).limits;
    return threadsMax !== this.#before.threadsMax;
  }

  async hasShell(): Promise<boolean> {
    return (await this.#vm.look()).members.some(({ role, state }) => role === 'shell' && !'ZX'.includes(state));
  }

  /** What the shell says of its traps once it listens; undefined when it does not, not even after a Ctrl-C. */
  async traps(): Promise<string | undefined> {
    return (await this.#ask(ANSWER_MS)) ?? (await this.#vm.feed(BREAK_OFF).then(() => this.#ask(ANSWER_MS)));
  }

  async output(): Promise<string> {
    return this.#vm.output();
  }

  async close(): Promise<void> {
    await this.#vm.close();
  }

  async #ask(within: number): Promise<string | undefined> {
    const { length } = await this.#vm.output();
    const number = ++this.#questions;
    await this.#vm.feed(`trap -p; printf 'ANSWER-%s\\n' ${number}\n`);
    const isHeard = async () => {
      const heard = (await this.#vm.output()).slice(length);
      return heard.includes(`ANSWER-${number}\r`) ? heard : undefined;
    };
    const heard = await waitFor(isHeard, within);
    return heard && (heard.match(/^trap -- .*$/gm) ?? []).join('\n');
  }

  async #release(): Promise<void> {
    await this.#vm.write(THREADS_MAX, String(this.#before.threadsMax));
  }

  /** The rogues stay as many as they are, so the limit can be wide again: a new shell must find a slot. */
  async #refill(): Promise<void> {
    await this.#vm.write(PID_MAX, String(this.#before.pidMax));
    await this.#vm.detonate(filler);
    await this.#vm.write(PID_MAX, WIDE);
  }
}
