import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './shells.ts';
import type { Stage } from './stage.ts';

/** A bystander that writes down each time it goes on after a stop. */
export class Witness {
  private readonly file = join(mkdtempSync(join(tmpdir(), 'lastshell-witness-')), 'seen');

  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async come(): Promise<void> {
    writeFileSync(this.file, '');
    const script = `trap "echo stopped >>${this.file}" CONT; echo ready >>${this.file}; while :; do sleep 0.05; done`;
    await this.stage.start(`exec bash -c '${script}'`);
    await until(() => Promise.resolve(this.read().includes('ready')), 'the witness');
  }

  async wasStopped(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return this.read().includes('stopped');
  }

  private read(): string {
    return readFileSync(this.file, 'utf8');
  }
}
