import { existsSync, readFileSync } from 'node:fs';

export interface Traces {
  readonly forks: string[];
  readonly signals: string[];
  readonly writes: string[];
}

/** A line editor hands its shell the Ctrl-C that it has read. */
function isOwnCtrlC(line: string): boolean {
  return /^(\d+) +(?:tg)?kill\((?:\1, )+SIGINT\)/.test(line);
}

function isWrite(line: string): boolean {
  return /openat\(.*(O_WRONLY|O_RDWR)/.test(line) && !/"\/dev\/(?:tty|null|ptmx)/.test(line);
}

/** What strace has written of a shell. */
export class TraceLog {
  private readonly file: string;
  private read = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** What the shell has tried since the last call. */
  next(): Traces {
    const lines = this.more().split('\n');
    return {
      forks: lines.filter((line) => /\b(?:fork|vfork|clone|clone3|execve)\(/.test(line)),
      signals: lines.filter((line) => /\b(?:kill|tkill|tgkill)\(.*SIG(?!TT)[A-Z]/.test(line) && !isOwnCtrlC(line)),
      writes: lines.filter(isWrite),
    };
  }

  private more(): string {
    if (!existsSync(this.file)) return '';
    const text = readFileSync(this.file, 'latin1');
    const more = text.slice(this.read);
    this.read = text.length;
    return more;
  }
}
