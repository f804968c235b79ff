import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** How a shell prints words of its own, a line each: only bash has the word that sees through functions, and mksh no printf. */
function sayer(shell: string): (words: string) => string {
  if (shell.includes('mksh')) return (words) => words.split(' ').map((word) => `\\print -r -- ${word}`).join('; '); // prettier-ignore
  return (words) => `${shell.includes('bash') ? '\\builtin printf' : '\\printf'} '%s\\n' ${words}`;
}

/** A bash that waits for text, as the last shell of a starved host does. */
export class LastShell {
  private readonly child: ChildProcess;
  private readonly heard = { out: '', signals: '' };
  private turn = 0;
  private readonly say: (words: string) => string;

  /** `wrap` goes before the shell: strace, setpriv and the like. */
  constructor(wrap: readonly string[] = [], shell: readonly string[] = ['bash', '--norc', '--noprofile']) {
    this.say = sayer(shell[0] ?? 'bash');
    const [file = 'bash', ...args] = [...wrap, ...shell];
    this.child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.heard.out += data.toString('latin1')));
    }
    (this.child.stdio[3] as Readable).on('data', (data: Buffer) => this.hear(data.toString('latin1')));
    (this.child.stdin as Writable).on('error', () => undefined);
  }

  /** Gets each line that the recorder writes, once it is whole. */
  onSignal: (line: string) => void = () => undefined;

  private hear(data: string): void {
    const from = this.heard.signals.lastIndexOf('\n') + 1;
    this.heard.signals += data;
    const whole = this.heard.signals.slice(from, this.heard.signals.lastIndexOf('\n') + 1);
    for (const line of whole.split('\n').filter(Boolean)) this.onSignal(line);
  }

  /** By itself or by a signal. */
  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Feeds text and gives what was printed until the shell was ready for more. */
  async run(text: string, seconds = 60): Promise<string> {
    const mark = `__READY_${++this.turn}__`;
    const start = this.heard.out.length;
    this.child.stdin?.write(`${text}\n${this.say(`'' ${mark}`)}\n`);
    const end = Date.now() + seconds * 1000;
    while (!this.heard.out.includes(`\n${mark}\n`, start)) {
      if (Date.now() > end || this.hasEnded) throw new Error(`the shell fell silent: ${this.heard.out}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.heard.out.slice(start, this.heard.out.indexOf(`\n${mark}\n`, start));
  }

  /** Its PID, asked from the shell itself. */
  async pid(): Promise<number> {
    return Number(await this.run(this.say('$$')));
  }

  /** What the recorder wrote instead of signalling, a line a call. */
  get signals(): string[] {
    return this.heard.signals.split('\n').filter(Boolean);
  }

  async close(): Promise<void> {
    if (this.hasEnded) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.stdin?.end();
    setTimeout(() => this.child.kill('SIGKILL'), 2000).unref();
    await ended;
  }
}

/** A shell whose PID none of these made-up processes has: it would stand for two. */
export async function startBeside(
  processes: readonly { pid: number }[],
  start: () => LastShell,
): Promise<{ shell: LastShell; pid: number }> {
  for (;;) {
    const shell = start();
    const pid = await shell.pid();
    if (processes.every((process) => process.pid !== pid)) return { shell, pid };
    await shell.close();
  }
}
