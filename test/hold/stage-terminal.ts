/** A terminal on the stage: what was shown, and keys. */
export class StageTerminal {
  pid = 0;
  screen = '';

  private readonly id: number;
  private readonly send: (order: string) => void;

  constructor(id: number, send: (order: string) => void) {
    this.id = id;
    this.send = send;
  }

  hear(text: string): void {
    this.screen += text;
  }

  type(text: string): void {
    this.send(`type ${this.id} ${Buffer.from(text, 'latin1').toString('hex')}`);
  }

  /** The line to it is cut. */
  close(): void {
    this.send(`close ${this.id}`);
  }

  /** Waits until the pattern shows after `from`; gives undefined when it does not in time. */
  async sees(pattern: RegExp, seconds: number, from = 0): Promise<RegExpExecArray | undefined> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const match = pattern.exec(this.screen.slice(from));
      if (match) return match;
      if (Date.now() > end) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Whether the shell with this PID answers a line; what it prints is not what was typed. */
  async answers(pid: number, seconds: number): Promise<boolean> {
    const from = this.screen.length;
    const number = 1000 + Math.floor(Math.random() * 8999);
    this.type(`echo "<$$:$((${number} + 10000))>"\n`);
    return (await this.sees(new RegExp(`<${pid}:${number + 10000}>`), seconds, from)) !== undefined;
  }
}
