import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../src/util/find-program.ts';

/** What a shell did with a script: nothing was started, something was, or it was stopped because it did not end. */
export type Outcome = 'nothing' | 'starts' | 'stopped';

const outcomes: readonly Outcome[] = ['nothing', 'starts', 'stopped'];
const MILLISECONDS = '300';

/** Runs many scripts where the kernel ends a shell that tries to start a process; a millisecond or two for each. */
export class NoStart {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lastshell-no-start-'));
  readonly #program = join(this.#folder, 'no-start');

  constructor() {
    execFileSync('gcc', ['-O1', '-Wall', '-o', this.#program, join(import.meta.dirname, 'no-start.c')]);
  }

  async run(shell: readonly string[], scripts: readonly string[], variable = ''): Promise<Outcome[]> {
    const [name = '', ...words] = shell;
    const program = findProgram(name) ?? name;
    const env = { SCRIPT_ENV: variable };
    const child = spawn(this.#program, [MILLISECONDS, program, ...words], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    for (const script of scripts) {
      const bytes = Buffer.from(script);
      child.stdin.write(`${bytes.length}\n`);
      child.stdin.write(bytes);
    }
    child.stdin.end();
    let said = '';
    for await (const part of child.stdout) said += String(part);
    const found = said.split('\n').flatMap((line) => outcomes[Number(line || 'x')] ?? []);
    if (found.length !== scripts.length) throw new Error(`no-start has judged ${found.length} of ${scripts.length}`);
    return found;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
