import { constants } from 'node:os';
import type { ArenaOptions, Bomb, Operator, Session } from './arena.ts';
import { bystandersWith } from './bystanders.ts';
import type { Paste } from './paste.ts';
import { showsPrompt } from './prompt.ts';
import { commandOf } from './shells.ts';
import { Console } from './vm-console.ts';
import type { Control } from './vm-control.ts';
import { fillUp } from './vm-fill.ts';
import { ghost, membersOf, parseSight, usage, type Sight, type SystemLimit, type VmLook } from './vm-look.ts';
import type { Machine } from './vm-machine.ts';
import { Roster } from './vm-roster.ts';
import { waitFor } from './wait.ts';

const TTY = '/dev/ttyS0';
const READY_MS = 60_000;
const ROOT: Operator = { uid: 0, processes: 0 };

/**
 * `none`: everything is in the root group, so that no lever of cgroups fits. `plain`: shell, bystanders and bomb have
 * a group each. `shares`: these also get equal shares of the CPU, as services and sessions have under systemd.
 * Without that, Debian's 6.1 (no autogroup) leaves the shell one part in as many as there are spinning rogues.
 */
type Cgroups = 'none' | 'plain' | 'shares';

export interface VmSettings {
  readonly what: SystemLimit;
  readonly paste: Paste;
  readonly cgroups: Cgroups;
}

/** One virtual machine with its last shell on the serial console. */
export class VmSession implements Session {
  readonly #machine: Machine;
  readonly #control: Control;
  readonly #console: Console;
  readonly #options: ArenaOptions;
  readonly #settings: VmSettings;
  readonly #operator: Operator;
  readonly #shell: readonly string[];
  readonly #roster: Roster;
  #start = Date.now();

  constructor(machine: Machine, control: Control, options: ArenaOptions, settings: VmSettings) {
    this.#machine = machine;
    this.#control = control;
    this.#console = new Console(machine.console, settings.paste);
    this.#options = options;
    this.#settings = settings;
    this.#operator = options.operator ?? ROOT;
    this.#shell = commandOf(options.shell);
    this.#roster = new Roster(bystandersWith(this.#shell));
  }

  /** The guest is up; starts the bystanders and the shell, and then sets the limit. */
  async prepare(): Promise<void> {
    if (this.#settings.cgroups === 'shares') await this.write('/sys/fs/cgroup/cgroup.subtree_control', '+cpu');
    for (const { command } of bystandersWith(this.#shell)) await this.#spawn('bystanders', '', command);
    const isThere = async () => this.#roster.enrol(membersOf(await this.#sight())) || undefined;
    if (!(await waitFor(isThere, READY_MS))) throw new Error('the bystanders of the arena did not start');
    await this.openShell();
    await this.#control.request('limit', this.#settings.what, this.#options.pids);
  }

  /** Opens the shell on the console, again when the former one has ended. */
  async openShell(): Promise<void> {
    const seen = this.#console.text().length;
    this.#roster.shell = await this.#spawn('shell', TTY, this.#shell, this.#operator);
    await this.#console.until((text) => showsPrompt(text.slice(seen)), READY_MS);
  }

  async detonate(bomb: Bomb): Promise<void> {
    this.#roster.bomb = bomb;
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
    const sight = await this.#sight();
    const members = membersOf(sight).map((member) => ({ ...member, role: this.#roster.roleOf(member) }));
    if (this.#roster.bomb && sight.tasks > sight.seen) members.push(ghost(sight.tasks - sight.seen));
    const limits = { pidMax: sight.pidMax, threadsMax: sight.threadsMax };
    return { at, members, limits, refused: undefined, ...usage(sight, this.#settings.what, this.#operator.processes) };
  }

  /** Sends a signal from outside, by default to the last shell. */
  async signal(name: NodeJS.Signals, pid = this.#roster.shell): Promise<void> {
    await this.#control.request('signal', pid, constants.signals[name]);
  }

  /** The line of the console is lost, as when a terminal closes. */
  async hangUp(): Promise<void> {
    await this.#control.request('hangup', TTY);
  }

  /** Writes a file of the guest's kernel, for instance to set a limit back between two trials. */
  async write(file: string, text: string): Promise<void> {
    await this.#control.request('write', file, text);
  }

  async close(): Promise<void> {
    await this.#machine.kill();
  }

  /** Looks again when the count tells of tasks that were not seen: what stays unseen lives in flight. */
  async #sight(): Promise<Sight> {
    const lookOnce = async () => parseSight(await this.#control.request('look', this.#operator.uid));
    let sight = await lookOnce();
    for (let more = 2; more > 0 && sight.tasks > sight.seen; more--) sight = await lookOnce();
    return sight;
  }

  async #spawn(group: string, tty: string, command: readonly string[], { uid, processes } = ROOT): Promise<number> {
    const cgroup = this.#settings.cgroups === 'none' ? '' : `${group}.service`;
    const answer = await this.#control.request('spawn', uid, processes, cgroup, tty, ...command);
    return Number(answer.slice('ok '.length));
  }
}
