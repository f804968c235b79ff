import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram } from '../../src/util/find-program.ts';
import { rogueName } from '../support/rogue-name.ts';
import { Terminal } from '../support/terminal.ts';

export const GROUPS = '/sys/fs/cgroup/pids';
const isReady = process.getuid?.() === 0 && hasProgram('unshare') && hasProgram('script') && hasProgram('setpriv');
/** What is missing for a scene, if anything. */
const lack = isReady ? undefined : 'limits and terminals of other processes need root and util-linux';
export const lackOfGroups =
  lack ?? (existsSync(join(GROUPS, 'cgroup.procs')) ? undefined : 'no pids groups of version 1');

/** The program that fills the limit, and a larger one that does not count under it. Fifteen characters at most. */
export const ROGUE = rogueName('leak').slice(0, 15);
export const STRANGER = rogueName('idb').slice(0, 15);

/** The last shells, as a person at a terminal has them. */
export const shells: [string, string][] = [
  ['bash', 'bash --norc --noprofile -i'],
  ['dash', 'dash -i'],
  ['busybox', 'busybox ash -i'],
  ['mksh', 'mksh -i'],
  // Its line editor takes 20 s for a text of this length that comes without bracketed paste.
  ['zsh', 'zsh -f -i +o zle'],
];

/** How many processes of that name there are on this machine, zombies left out. */
export function countOf(name: string): number {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = readFileSync(join('/proc', pid, 'stat'), 'latin1');
      return stat.includes(`(${name}) `) && !stat.includes(`(${name}) Z`);
    } catch {
      return false;
    }
  }).length;
}

export interface Setting {
  /** Lines for a bash that is PID 1 of a namespace; `SHELL` in them is the last shell, `ROGUE` and `STRANGER` programs. */
  readonly lines: readonly string[];
  readonly groups?: readonly string[];
  /** The file that runs under the name ROGUE; left out: one that sleeps. */
  readonly rogue?: string;
}

/** A last shell on a terminal, in a PID namespace in which a limit is full: a text may stop everybody there for real. */
export class Scene {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-scene-'));
  private readonly groups: readonly string[];
  readonly terminal: Terminal;

  constructor({ lines, groups = [], rogue = '/bin/sleep' }: Setting, shell: string) {
    copyFileSync(rogue, join(this.folder, ROGUE));
    copyFileSync('/bin/sleep', join(this.folder, STRANGER));
    const file = join(this.folder, 'first');
    const place = (line: string) =>
      line.replaceAll('ROGUE', join(this.folder, ROGUE)).replaceAll('STRANGER', join(this.folder, STRANGER)).replaceAll('SHELL', shell); // prettier-ignore
    writeFileSync(file, `${lines.map(place).join('\n')}\n`);
    this.groups = groups;
    this.terminal = new Terminal(
      `chmod -R a+rX ${this.folder}; exec unshare --mount --pid --fork --kill-child --mount-proc bash ${file}`,
    );
  }

  /** Waits for the prompt, and for so many of both programs. */
  async ready(rogues: number, strangers: number): Promise<void> {
    await this.terminal.sees(/[$#%] $/, 20);
    for (let tries = 0; tries < 100 && (countOf(ROGUE) !== rogues || countOf(STRANGER) !== strangers); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Types a line (or pastes a text) and waits for what comes after it; gives what was shown since. */
  async enter(text: string, until: RegExp, seconds = 30): Promise<string> {
    const from = this.terminal.screen.length;
    this.terminal.type(text.replaceAll('\n', '\r'));
    if ((await this.terminal.sees(until, seconds, from)) === undefined)
      throw new Error(`nothing like ${String(until)}: ${this.terminal.screen.slice(from).slice(-1500)}`);
    return this.terminal.screen.slice(from).replaceAll('\r', '');
  }

  async close(): Promise<void> {
    await this.terminal.close();
    for (let tries = 0; tries < 100 && countOf(ROGUE) + countOf(STRANGER) > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    for (const group of this.groups.toReversed()) if (existsSync(group)) await removeGroup(group);
    rmSync(this.folder, { recursive: true });
  }
}

/** What has just died may still be counted in a group. */
async function removeGroup(group: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      rmdirSync(group);
      return;
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A scene with bash, once there are so many of both programs. */
export async function inScene(
  setting: Setting,
  counts: readonly [number, number],
  act: (scene: Scene) => Promise<void>,
): Promise<void> {
  const scene = new Scene(setting, 'bash --norc --noprofile -i');
  try {
    await scene.ready(...counts);
    await act(scene);
  } finally {
    await scene.close();
  }
}
