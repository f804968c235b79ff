import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Terminal } from '../support/terminal.ts';
import type { PasteShell } from './shells.ts';

const SILENCE = 1500;
const TRACED = 'fork,vfork,clone,clone3,execve,kill,tkill,tgkill,openat';

export interface Traces {
  readonly forks: string[];
  readonly signals: string[];
  readonly writes: string[];
}

/** A line editor hands its shell the Ctrl-C that it has read. */
function isOwnCtrlC(line: string): boolean {
  return /^(\d+) +(?:tg)?kill\((?:\1, )+SIGINT\)/.test(line);
}

/** A shell at a terminal that may not start anything, watched by strace. */
export class Starved {
  private readonly terminal: Terminal;
  private readonly log: string;
  private readonly shell: PasteShell;
  private turn = 0;
  private read = 0;
  private pid = 0;

  constructor(shell: PasteShell, uid: number, folder: string) {
    this.shell = shell;
    this.log = join(folder, `${uid}.log`);
    const limit = `setpriv --reuid=${uid} --clear-groups prlimit --nproc=1`;
    this.terminal = new Terminal(`strace --seccomp-bpf -f -o ${this.log} -e trace=${TRACED} ${limit} ${shell.command}`);
  }

  async start(): Promise<void> {
    await this.ask(60);
    this.traces();
  }

  /** Pastes, waits until the shell answers again (with Ctrl-C if it waits for more), and gives what it printed. */
  async paste(text: string): Promise<string> {
    const from = this.terminal.screen.length;
    const keys = text.replaceAll('\n', '\r');
    this.terminal.type(this.shell.brackets ? `\x1b[200~${keys}\x1b[201~\r` : keys);
    // Tabs in a terminal without brackets list the folder, hundreds of times.
    if (!(await this.ask(400))) throw new Error(`no answer: ${this.terminal.screen.slice(-300)}`);
    return this.terminal.screen.slice(from);
  }

  /** What the shell has tried since the last call. */
  traces(): Traces {
    const lines = readFileSync(this.log, 'utf8').slice(this.read).split('\n');
    this.read += lines.join('\n').length;
    const isWrite = (line: string) =>
      /openat\(.*(O_WRONLY|O_RDWR)/.test(line) && !/"\/dev\/(?:tty|null|ptmx)/.test(line);
    return {
      forks: lines.filter((line) => /\b(?:fork|vfork|clone|clone3|execve)\(/.test(line)),
      signals: lines.filter((line) => /\b(?:kill|tkill|tgkill)\(.*SIG(?!TT)[A-Z]/.test(line) && !isOwnCtrlC(line)),
      writes: lines.filter(isWrite),
    };
  }

  close(): Promise<void> {
    return this.terminal.close();
  }

  /** Whether the shell takes a command; Ctrl-C when it waits for more, as for the end of a quote. */
  private async ask(seconds: number): Promise<boolean> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      const mark = ++this.turn;
      this.terminal.type(`\recho ALIVE-$((${mark} + 0))-$$-\r`);
      const answer = await this.answer(new RegExp(`ALIVE-${mark}-(\\d+)-`), end);
      if (answer) {
        this.pid = Number(answer[1]);
        return true;
      }
      this.terminal.type('\x03');
    }
    return false;
  }

  /** Gives up when the shell sleeps in silence: then it has read everything and waits for the rest of a quote. */
  private async answer(pattern: RegExp, end: number): Promise<RegExpExecArray | undefined> {
    let size = -1;
    let since = Date.now();
    while (Date.now() < end) {
      const match = await this.terminal.sees(pattern, 0.1);
      if (match) return match;
      const { length } = this.terminal.screen;
      if (length !== size || !this.isAsleep()) [size, since] = [length, Date.now()];
      if (Date.now() - since > SILENCE) return undefined;
    }
    return undefined;
  }

  private isAsleep(): boolean {
    if (this.pid === 0) return false;
    return / S /.test(readFileSync(`/proc/${this.pid}/stat`, 'latin1'));
  }
}
