import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bomb, Look, Member, Session } from './arena.ts';
import { bystandersWith, carrier, isCrowd } from './bystanders.ts';
import { readCount, readProcs } from './cgroup.ts';
import { writeFifo } from './fifo.ts';
import { systemLimits } from './host-limits.ts';
import { observe, type Seen } from './observe.ts';
import { keysFor } from './paste.ts';
import { showsPrompt } from './prompt.ts';
import { readTail } from './tail.ts';
import { waitFor } from './wait.ts';

const START_LIMIT = 20_000;
const FILL_LIMIT = 60_000;
const ODD_PROMPT = 2000;
/** Bytes; whoever is root in the container may write there without end. */
const MOST_OUTPUT = 4 * 1024 * 1024;

interface Parts {
  readonly folder: string;
  readonly initPid: number;
  readonly group: string;
  /** Command line of the last shell. */
  readonly shell: readonly string[];
  readonly dispose: () => Promise<void>;
}

/** A container with its last shell, seen from the host. */
export class DockerSession implements Session {
  private readonly roles = new Map<string, Member['role']>();
  private readonly parts: Parts;
  private shellPid = 0;
  private bomb: Bomb | undefined;
  private startedAt = Date.now();
  private closing: Promise<void> | undefined;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  static async begin(parts: Parts): Promise<DockerSession> {
    const session = new DockerSession(parts);
    const isReady = await waitFor(() => session.takeBaseline(), START_LIMIT);
    if (!isReady) throw new Error('the bystanders of the arena did not start');
    const isPrompting = await waitFor(session.prompting(), START_LIMIT);
    if (!isPrompting) throw new Error('the last shell of the arena shows no prompt');
    return session;
  }

  async detonate(bomb: Bomb): Promise<void> {
    this.bomb = bomb;
    this.startedAt = Date.now();
    const { refused = 0, limit } = await readCount(this.parts.group);
    if (!Number.isFinite(limit)) throw new Error('the container has no limit on its tasks: no bomb is started in it');
    await writeFifo(this.file('bomb'), [...bomb.command, '', ''].join('\0'));
    const isFull = await waitFor(this.fullness(refused), FILL_LIMIT);
    if (!isFull) throw new Error(`${bomb.name} did not fill the arena`);
    await sleep(300);
  }

  /** The carrier types it at the shell's terminal. */
  async feed(text: string): Promise<void> {
    await writeFifo(this.file('in'), keysFor(text, await this.output(), 'terminal'));
  }

  async forkAttempts(): Promise<number | undefined> {
    const text = await readTail(this.file('forks'), MOST_OUTPUT);
    return text === '' ? undefined : Number(text);
  }

  output(): Promise<string> {
    return readTail(this.file('out'), MOST_OUTPUT);
  }

  async look(): Promise<Look> {
    const seen = observe(await readProcs(this.parts.group));
    const count = await readCount(this.parts.group);
    const members = seen.map((member) => ({ ...member, role: this.roleOf(member) }));
    const unseen = count.used - members.reduce((sum, { threads }) => sum + threads, 0);
    if (this.bomb && unseen > 0) members.push(ghost(unseen));
    const limits = { 'pids.max': count.limit, ...systemLimits() };
    return { at: Date.now() - this.startedAt, members, limits, ...count };
  }

  close(): Promise<void> {
    this.closing ??= this.parts.dispose();
    return this.closing;
  }

  private file(name: string): string {
    return path.join(this.parts.folder, name);
  }

  private roleOf(member: Seen): Member['role'] {
    const known = this.roles.get(identity(member));
    if (known) return known;
    return member.parent !== this.shellPid && this.bomb?.isRogue(member) ? 'rogue' : 'other';
  }

  /** Who was there before the bomb; true once everybody has taken the name that is expected. */
  private async takeBaseline(): Promise<true | undefined> {
    const seen = observe(await readProcs(this.parts.group));
    const parent = seen.find(({ comm }) => comm === carrier);
    const shell = seen.find((member) => member.parent === parent?.pid);
    const innocent = seen.filter((member) => member.pid !== this.parts.initPid && member !== shell);
    const crowd = [...bystandersWith(this.parts.shell), { comms: [carrier] }];
    if (!shell || !isCrowd(innocent, crowd)) return undefined;
    this.shellPid = shell.pid;
    for (const member of innocent) this.roles.set(identity(member), 'bystander');
    for (const member of seen) if (member.pid === this.parts.initPid) this.roles.set(identity(member), 'other');
    this.roles.set(identity(shell), 'shell');
    return true;
  }

  /** A prompt that is not known as one is one when nothing follows it for a while. */
  private prompting(): () => Promise<true | undefined> {
    let last = { screen: '', since: Date.now() };
    return async () => {
      const screen = await this.output();
      if (screen !== last.screen) last = { screen, since: Date.now() };
      const isOld = screen !== '' && Date.now() - last.since > ODD_PROMPT;
      return showsPrompt(screen) || isOld || undefined;
    };
  }

  /** Full is: a fork has been refused; or, where another limit is the full one, the count stands still. */
  private fullness(refusedBefore: number): () => Promise<true | undefined> {
    let last = { used: 0, since: Date.now() };
    return async () => {
      const { used, refused = 0 } = await readCount(this.parts.group);
      if (refused > refusedBefore) return true;
      if (Math.abs(used - last.used) > 2) last = { used, since: Date.now() };
      const hasGrown = used > this.roles.size + 10;
      return hasGrown && Date.now() - last.since > 1500 ? true : undefined;
    };
  }
}

function identity({ pid, born }: Seen): string {
  return `${pid} ${born}`;
}

/** Tasks that are counted but live too short a time to be read: links of a chain. */
function ghost(threads: number): Member & Seen {
  return { pid: 0, parent: 0, born: '', state: '?', comm: '?', threads, role: 'rogue' };
}
