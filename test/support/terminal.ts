import { type ChildProcess, spawn } from 'node:child_process';

/** A program on a terminal of its own, typed at and read from as a person would. */
export class Terminal {
  private readonly child: ChildProcess;
  private seen = '';

  constructor(command: string) {
    this.child = spawn('script', ['-qfc', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      env: { ...process.env, TERM: 'dumb', LC_ALL: 'C' },
    });
    this.child.stdout?.on('data', (data: Buffer) => (this.seen += data.toString('latin1')));
  }

  get screen(): string {
    return this.seen;
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Waits until the pattern shows after `from`; gives undefined when it does not in time. */
  async sees(pattern: RegExp, seconds: number, from = 0): Promise<RegExpExecArray | undefined> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const match = pattern.exec(this.seen.slice(from));
      if (match) return match;
      if (Date.now() > end) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.pid === undefined) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    process.kill(-this.child.pid, 'SIGKILL');
    await ended;
  }
}
