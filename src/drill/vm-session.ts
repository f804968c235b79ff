import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArenaOptions, Bomb, Member, Operator, Session } from './arena.ts';
import { bystanders } from './bystanders.ts';
import { Console, type Paste } from './vm-console.ts';
import type { Control } from './vm-control.ts';
import { fillUp } from './vm-fill.ts';
import { identity, membersOf, parseSight, usage, type SystemLimit, type VmLook } from './vm-look.ts';
import type { Machine } from './vm-machine.ts';

const TTY = '/dev/ttyS0';
const READY_MS = 60_000;
const ROOT: Operator = { uid: 0, processes: 0 };

/** Command line of the last shell, started without anybody's configuration. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ['/bin/bash', '--norc', '--noprofile', '-i'],
  busybox: ['/bin/busybox', 'ash', '-i'],
};

export interface VmSettings {
  readonly what: SystemLimit;
  readonly paste: Paste;
  /** Whether shell, bystanders and bomb have a cgroup each, as services have; otherwise all are in the root. */
  readonly cgroups: boolean;
}

/** One virtual machine with its last shell on the serial console. */
export class VmSession implements Session {
  readonly #machine: Machine;
  readonly #control: Control;
  readonly #console: Console;
  readonly #options: ArenaOptions;
  readonly #settings: VmSettings;
  readonly #operator: Operator;
  #innocents: ReadonlySet<string> = new Set();
  #shell: number | undefined;
  #isRogue: Bomb['isRogue'] = () => false;
  #start = Date.now();

  constructor(machine: Machine, control: Control, options: ArenaOptions, settings: VmSettings) {
    this.#machine = machine;
    this.#control = control;
    this.#console = new Console(machine.console, settings.paste);
    this.#options = options;
    this.#settings = settings;
    this.#operator = options.operator ?? ROOT;
  }

  /** The guest is up; starts the bystanders and the shell, and then sets the limit. */
  async prepare(): Promise<void> {
    for (const { command } of bystanders) await this.#spawn('bystanders', '', command);
    await this.#untilBystandersShow();
    this.#innocents = new Set((await this.look()).members.filter(({ pid }) => pid !== 1).map(identity));
    await this.openShell();
    await this.#control.request('limit', this.#settings.what, this.#options.pids);
  }

  /** Opens the shell on the console, again when the former one has ended. */
  async openShell(): Promise<void> {
    const seen = this.#console.text().length;
    const command = SHELLS[this.#options.shell] ?? [`/usr/bin/${this.#options.shell}`, '-i'];
    this.#shell = await this.#spawn('shell', TTY, command, this.#operator);
    await this.#console.until((text) => /[$#] (?:\x1b\[[0-9;?]*[a-zA-Z])*$/.test(text.slice(seen)), READY_MS);
  }

  async detonate(bomb: Bomb): Promise<void> {
    this.#isRogue = bomb.isRogue;
    this.#start = Date.now();
    await this.#spawn('bomb', '', bomb.command);
    await fillUp(() => this.look());
  }

  async feed(text: string): Promise<void> {
    await this.#console.paste(text);
  }

  output(): Promise<string> {
    return Promise.resolve(this.#console.text());
  }

  async look(): Promise<VmLook> {
    const at = Date.now() - this.#start;
    const { uid, processes } = this.#operator;
    const sight = parseSight(await this.#control.request('look', uid));
    const members = membersOf(sight).map((member) => ({ ...member, role: this.#role(member) }));
    const limits = { pidMax: sight.pidMax, threadsMax: sight.threadsMax };
    return { at, members, limits, refused: undefined, ...usage(sight, this.#settings.what, processes) };
  }

  /** Sends a signal from outside, by default to the last shell. */
  async signal(name: NodeJS.Signals, pid = this.#shell): Promise<void> {
    await this.#control.request('signal', pid ?? 0, constants.signals[name]);
  }

  /** The line of the console is lost, as when a terminal closes. */
  async hangUp(): Promise<void> {
    await this.#control.request('hangup', TTY);
  }

  /** Writes a file of the guest's kernel, to set a limit back between two trials. */
  async write(file: string, text: string): Promise<void> {
    await this.#control.request('write', file, text);
  }

  async close(): Promise<void> {
    await this.#machine.kill();
  }

  #role(member: Omit<Member, 'role'>): Member['role'] {
    if (member.pid === 1) return 'other';
    if (member.pid === this.#shell) return 'shell';
    if (this.#innocents.has(identity(member))) return 'bystander';
    return this.#isRogue(member) ? 'rogue' : 'other';
  }

  async #spawn(group: string, tty: string, command: readonly string[], { uid, processes } = ROOT): Promise<number> {
    const cgroup = this.#settings.cgroups ? `${group}.service` : '';
    const answer = await this.#control.request('spawn', uid, processes, cgroup, tty, ...command);
    return Number(answer.slice('ok '.length));
  }

  async #untilBystandersShow(): Promise<void> {
    const expected = bystanders.flatMap(({ comms }) => comms).sort();
    for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(100)) {
      const comms = (await this.look()).members.filter(({ pid }) => pid !== 1).map(({ comm }) => comm);
      if (comms.sort().join('\n') === expected.join('\n')) return;
    }
    throw new Error(`the bystanders did not come up within ${READY_MS / 1000} s`);
  }
}
