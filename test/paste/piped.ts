import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { type Confined, confine, isAsleep, pidOf } from './confine.ts';
import { type Answer, type Fate, SILENCE, type Session, pause } from './session.ts';
import { TraceLog } from './traces.ts';

export type Way = 'pipe' | 'FIFO';

/** What cat has read goes to the shell, which so has no terminal and no socket; the last line says that it ended. */
const feeders: Record<Way, (command: string, log: string) => string> = {
  pipe: (command) => `cat | { (${command}); echo "SHELL ENDED"; }`,
  FIFO: (command, log) => {
    const fifo = `${log}.fifo`;
    return `rm -f ${fifo}; mkfifo ${fifo}; exec 3<&0; cat <&3 >${fifo} & (${command}) <${fifo}; echo "SHELL ENDED"`;
  },
};

/** A shell without a terminal, as `docker exec -i` and `kubectl exec -i` give it. */
export class Piped implements Session {
  private readonly confined: Confined;
  private readonly command: string;
  private child: ChildProcess | undefined;
  private log: TraceLog;
  private said = '';
  private turn = 0;
  private pid = 0;

  constructor(shell: string, way: Way, confined: Confined) {
    this.confined = confined;
    this.command = feeders[way](confine(confined, shell), confined.log);
    this.log = new TraceLog(confined.log);
  }

  async paste(text: string): Promise<Answer> {
    if (this.child === undefined) await this.start();
    const from = this.said.length;
    this.write(text);
    const fate = await this.fate(120);
    // Nobody can press Ctrl-C here.
    if (fate === 'waits') await this.end();
    if (fate !== 'answers') await this.close();
    return { said: this.said.slice(from), fate, traces: this.log.next() };
  }

  async close(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await closed;
  }

  private async start(): Promise<void> {
    this.log = new TraceLog(this.confined.log);
    this.said = '';
    const child = spawn('sh', ['-c', this.command], { detached: true, stdio: 'pipe' });
    this.child = child;
    child.stdin.on('error', () => undefined); // it has ended: seen in what it said
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (this.said += data.toString('latin1')));
    this.pid = 0;
    this.write('');
    if ((await this.fate(60)) !== 'answers') throw new Error(`no shell: ${this.said}`);
    this.pid = pidOf(this.confined.uid) ?? 0;
    this.log.next();
  }

  private write(text: string): void {
    (this.child?.stdin as Writable).write(`${text}\necho ALIVE-$((${++this.turn} + 0))-\n`);
  }

  private async fate(seconds: number): Promise<Fate> {
    let size = -1;
    let since = Date.now();
    const end = since + seconds * 1000;
    while (Date.now() < end) {
      if (this.said.includes(`ALIVE-${this.turn}-`)) return 'answers';
      if (this.said.includes('SHELL ENDED')) return 'ended';
      const isQuiet = this.said.length === size && isAsleep(this.pid);
      if (!isQuiet) [size, since] = [this.said.length, Date.now()];
      if (Date.now() - since > SILENCE) return 'waits';
      await pause(10);
    }
    throw new Error(`neither an answer nor an end: ${this.said.slice(-300)}`);
  }

  /** The end of what it reads, which ends every shell. */
  private async end(): Promise<void> {
    this.child?.stdin?.end();
    for (let turn = 0; turn < 1000 && !this.said.includes('SHELL ENDED'); turn++) await pause(10);
  }
}
