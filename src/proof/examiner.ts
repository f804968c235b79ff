import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Source, Subject } from './examine.ts';
import { rules } from './verdict/rules.ts';
import { packageRoot } from '../root.ts';

/** Seconds of processor time that one script may take, and of time, also where the machine is busy. */
const MOST = { processor: 3, clock: 8 };
const MEMORY_MB = 1024;
const PAUSE_MS = 100;

const program = new URL('dist/examine-worker.js', packageRoot);

/**
 * Examines scripts of anybody's in a thread of its own. A script that takes too long, too much memory, or meets a mistake of
 * ours costs itself only: the report says that it is not decided, which counts as a finding.
 */
export class Examiner {
  #worker: Worker | undefined;
  readonly #most: typeof MOST;

  constructor(most = MOST) {
    this.#most = most;
  }

  async examine(source: Source, shell: string | undefined): Promise<Subject> {
    const worker = (this.#worker ??= new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } }));
    const over = new AbortController();
    const answer = once(worker, 'message', { signal: over.signal }) as Promise<[Subject]>;
    worker.postMessage({ source, shell });
    try {
      const said = await Promise.race([answer, outOfTime(over.signal, this.#most)]);
      if (said !== undefined) return said[0];
      return undecided(source, shell, `it takes the checker longer than ${this.#most.processor} s`);
    } catch (error) {
      return undecided(source, shell, `the checker failed on it (${(error as Error).message})`);
    } finally {
      over.abort();
      answer.catch(() => undefined);
      await this.#endUnlessAnswered(answer);
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #endUnlessAnswered(answer: Promise<unknown>): Promise<void> {
    const isAnswered = await answer.then(
      () => true,
      () => false,
    );
    if (!isAnswered) await this.close();
  }
}

/** Resolves when the time is up; never once the signal says that nobody waits. */
async function outOfTime(over: AbortSignal, most: typeof MOST): Promise<undefined> {
  const [began, start] = [process.cpuUsage(), Date.now()];
  while (!over.aborted) {
    const { user, system } = process.cpuUsage(began);
    if (user + system >= most.processor * 1e6 || Date.now() - start >= most.clock * 1000) return undefined;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
  }
  return new Promise(() => undefined);
}

function undecided({ file, bytes }: Source, shell: string | undefined, why: string): Subject {
  const reason = `${why}, so nothing is proven`;
  const [instead] = rules.complex;
  const finding = { file, line: 1, column: 1, rule: 'complex', name: '', starts: false, reason, instead } as const;
  const none = { allowed: [], shellcheck: [], traces: [] };
  const report = { file, shell: shell ?? 'all', verdict: 'not proved' as const, findings: [finding], ...none };
  return { report, text: bytes, before: 0, isUndecided: true };
}
