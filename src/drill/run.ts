import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Arena, Bomb, Session } from './arena.ts';
import { printableLines } from '../util/show.ts';
import { makeTemporary } from '../util/temporary.ts';
import { beginUnlessEnding, failUnlessEnding } from './cleanup.ts';
import type { Turn } from './dialogue.ts';
import { judge, type Verdict } from './judge.ts';
import { type Marks, type Sample, thin, Watch } from './samples.ts';

export interface DrillOptions {
  readonly arena: Arena;
  readonly bombs: readonly Bomb[];
  readonly pids: readonly number[];
  readonly repeat: number;
  readonly shell: string;
  /** What a report calls the shell; left out: as it was asked for. */
  readonly shellSaid?: string;
  /** The script for the last shell, given the selectors that name the bomb. */
  readonly text: (select: readonly string[]) => Promise<string> | string;
  /** What a person types after the paste, and why it is another way than with other bombs, if it is. */
  readonly after?: (bomb: Bomb) => After;
  /** Milliseconds that a script may take, where that is not left to the limit on tasks. */
  readonly limit?: number;
  /** Told after each run, and of each look at a run; for progress on stderr. */
  readonly onRun?: (run: DrillRun) => void;
  readonly onSample?: (now: Moment) => void;
  /** Told of a bomb that cannot run in the arena. */
  readonly onSkip?: (bomb: Bomb, why: string) => void;
}

export interface After {
  readonly turns: readonly Turn[];
  readonly why?: string;
}

/** What is known while a run goes on. */
export interface Moment {
  readonly bomb: string;
  readonly pids: number;
  readonly samples: readonly Sample[];
  readonly pasted: number | undefined;
}

/** One rehearsal: one bomb, once. */
export interface DrillRun extends Verdict {
  readonly bomb: string;
  readonly pids: number;
  readonly shell: string;
  /** Checksum of the script, and the selectors that it was made for. */
  readonly sha256: string;
  readonly select: readonly string[];
  readonly why?: string;
  readonly samples: readonly Sample[];
  readonly marks: Marks;
  /** File with the output of the last shell and the verdict; kept only for a failed run. */
  readonly transcript: string | undefined;
}

/** Runs every bomb at every limit as often as asked, one after the other. */
export async function runDrill(options: DrillOptions): Promise<DrillRun[]> {
  const runs: DrillRun[] = [];
  const keep = transcriptKeeper();
  for (const bomb of options.bombs) {
    const refusal = await options.arena.refuses?.(bomb);
    if (refusal !== undefined) {
      options.onSkip?.(bomb, refusal);
      continue;
    }
    const text = await options.text(bomb.select);
    for (const pids of options.pids) {
      for (let count = 0; count < options.repeat; count++) {
        const run = await rehearse(options, bomb, pids, text, keep).catch(failUnlessEnding);
        options.onRun?.(run);
        runs.push(run);
      }
    }
  }
  return runs;
}

type Keep = (session: Session, run: { bomb: string; pids: number; verdict: Verdict }) => Promise<string>;

async function rehearse(
  { arena, shell, shellSaid = shell, after, limit, onSample }: DrillOptions,
  bomb: Bomb,
  pids: number,
  text: string,
  keep: Keep,
): Promise<DrillRun> {
  await beginUnlessEnding();
  const session = await arena.open({ pids, shell, ...(bomb.operator && { operator: bomb.operator }) });
  const tell = (): void => onSample?.({ bomb: bomb.name, pids, samples: watch.samples, pasted: watch.pasted });
  const watch = new Watch(session, tell);
  try {
    await watch.detonate(bomb);
    const { turns = [], why } = after?.(bomb) ?? {};
    const verdict = await judge(watch, text, limit ?? timeLimit(pids) * (arena.slowness ?? 1), turns);
    const transcript = verdict.recovered ? undefined : await keep(session, { bomb: bomb.name, pids, verdict });
    const evidence = { samples: thin(watch.samples), marks: watch.marks(verdict.took) };
    const what = {
      bomb: bomb.name,
      pids,
      shell: shellSaid,
      select: bomb.select,
      sha256: checksum(text),
      ...(why !== undefined && { why }),
    };
    return { ...what, ...verdict, ...evidence, transcript };
  } finally {
    await session.close();
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Runnable rogues share the CPU with the shell, which reads a paste key by key: more of them get more time. */
function timeLimit(pids: number): number {
  return 60_000 + pids * 300;
}

/** One folder for all the failed runs, made when the first one fails. */
function transcriptKeeper(): Keep {
  let folder: string | undefined;
  let count = 0;
  return async (session, { bomb, pids, verdict }) => {
    folder ??= makeTemporary('lastshell-transcripts-');
    const file = path.join(folder, `${++count}-${bomb}-${pids}.txt`);
    await writeFile(
      file,
      printableLines(`${await session.output()}\n--- verdict ---\n${verdict.reasons.join('\n')}\n`),
    );
    return file;
  };
}
