import { Terminal } from '../support/terminal.ts';
import { type Confined, confine, isAsleep, isThere, pidOf } from './confine.ts';
import { type Answer, SILENCE, type Session } from './session.ts';
import type { PasteShell } from './shells.ts';
import { TraceLog } from './traces.ts';

/** A shell at a terminal. */
export class Starved implements Session {
  private readonly shell: PasteShell;
  private readonly confined: Confined;
  private terminal: Terminal | undefined;
  private log: TraceLog;
  private turn = 0;
  private pid = 0;

  constructor(shell: PasteShell, confined: Confined) {
    this.shell = shell;
    this.confined = confined;
    this.log = new TraceLog(confined.log);
  }

  /** Waits until the shell answers again, with Ctrl-C if it waits for more. */
  async paste(text: string): Promise<Answer> {
    const terminal = this.terminal ?? (await this.start());
    const from = terminal.screen.length;
    const keys = text.replaceAll('\n', '\r');
    terminal.type(this.shell.brackets ? `\x1b[200~${keys}\x1b[201~\r` : keys);
    // Tabs in a terminal without brackets list the folder, hundreds of times.
    const isAnswering = await this.ask(terminal, 400);
    const fate = isAnswering ? 'answers' : 'ended';
    if (!isAnswering) await this.close();
    return { said: terminal.screen.slice(from), fate, traces: this.log.next() };
  }

  async close(): Promise<void> {
    await this.terminal?.close();
    this.terminal = undefined;
  }

  private async start(): Promise<Terminal> {
    this.log = new TraceLog(this.confined.log);
    this.pid = 0;
    const terminal = (this.terminal = new Terminal(confine(this.confined, this.shell.command)));
    if (!(await this.ask(terminal, 60))) throw new Error(`no shell: ${terminal.screen}`);
    this.pid = pidOf(this.confined.uid) ?? 0;
    this.log.next();
    return terminal;
  }

  /** Whether the shell takes a command; Ctrl-C when it waits for more, as for the end of a quote. */
  private async ask(terminal: Terminal, seconds: number): Promise<boolean> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end && (this.pid === 0 || isThere(this.pid))) {
      const mark = ++this.turn;
      terminal.type(`\recho ALIVE-$((${mark} + 0))-$$-\r`);
      if (await this.answers(terminal, new RegExp(`ALIVE-${mark}-\\d+-`), end)) return true;
      terminal.type('\x03');
    }
    return false;
  }

  /** Gives up when the shell sleeps in silence, or is no more. */
  private async answers(terminal: Terminal, pattern: RegExp, end: number): Promise<boolean> {
    let size = -1;
    let since = Date.now();
    while (Date.now() < end) {
      if (await terminal.sees(pattern, 0.1)) return true;
      const { length } = terminal.screen;
      if (length !== size || (this.pid !== 0 && isThere(this.pid) && !isAsleep(this.pid)))
        [size, since] = [length, Date.now()];
      // Before its first answer it may still be starting.
      if (Date.now() - since > (this.pid === 0 ? 10 * SILENCE : SILENCE)) return false;
    }
    return false;
  }
}
