import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A FIFO that a held text reads from. */
export class Gate {
  readonly path = join(mkdtempSync(join(tmpdir(), 'lastshell-gate-')), 'gate');

  constructor() {
    if (spawnSync('mkfifo', [this.path]).status !== 0) throw new Error('mkfifo failed');
  }

  /** Lets the reader go on; gives up when nobody reads. */
  async open(): Promise<void> {
    const child = spawn('timeout', ['1', 'sh', '-c', 'echo go >"$0"', this.path], { stdio: 'ignore' });
    await new Promise((resolve) => child.once('close', resolve));
  }
}
