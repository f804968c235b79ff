import { type Damaged, damage } from './damage.ts';
import type { Answer, Session } from './session.ts';
import { SYNTAX } from './shells.ts';
import type { Text } from './texts.ts';

/** What a damage may come to, without being a fault. */
type Outcome = 'refused' | 'nothing said' | 'whole, ran' | 'waits for more' | 'ended' | 'looked for a word';

export interface Tally {
  /** How often each outcome was seen. */
  readonly counts: Partial<Record<Outcome, number>>;
  readonly faults: unknown[];
  /** The damages that ended a shell by an error of syntax in the frame, and what the shell said. */
  readonly ended: string[];
}

function outcomeOf({ isWhole }: Damaged, { said, fate, traces }: Answer, hasRun: boolean): Outcome {
  if (traces.forks.length > 0) return 'looked for a word';
  if (fate === 'ended') return 'ended';
  if (fate === 'waits') return 'waits for more';
  if (isWhole && hasRun) return 'whole, ran';
  return /lastshell: damaged[^}]*$/m.test(said) ? 'refused' : 'nothing said';
}

/** Why this must not be; undefined if it may. */
function faultOf(damaged: Damaged, { said, fate, traces }: Answer, hasRun: boolean, mayEnd: boolean) {
  const { forks, signals, writes } = traces;
  if (writes.length > 0) return 'it wrote';
  // A word of the frame that is damaged stands before any check: bash and zsh look for it (test/frame lists them).
  if (forks.length > 0 && damaged.place === 'body') return 'it forked by damage to the body';
  // Then it may run, as if nothing had happened.
  if ((hasRun || signals.length > 0) && !(damaged.isWhole && hasRun)) return 'a damaged text ran';
  if (fate !== 'ended') return undefined;
  if (!mayEnd) return 'the shell ended';
  if (damaged.place === 'body') return 'the shell ended by damage to the body';
  return SYNTAX.test(said) ? undefined : 'the shell ended, and not by an error of syntax';
}

/** The last thing that a shell said, in one short line. */
function lastWords(said: string): string {
  const lines = said.split(/[\r\n]+/).filter((line) => /\S/.test(line) && !line.includes('SHELL ENDED'));
  return (lines.findLast((line) => SYNTAX.test(line)) ?? lines.at(-1) ?? '').slice(0, 100);
}

/** Gives a shell one damage after another; `mayEnd` says whether an error of syntax ends it by its own rules. */
export async function fuzz(session: Session, { text, end }: Text, seeds: number[], mayEnd = false): Promise<Tally> {
  const tally: Tally = { counts: {}, faults: [], ended: [] };
  for (const seed of seeds) {
    const damaged = damage(text, seed);
    const answer = await session.paste(damaged.text);
    const hasRun = end.test(answer.said);
    const { kind, place } = damaged;
    const why = faultOf(damaged, answer, hasRun, mayEnd);
    if (why !== undefined) tally.faults.push({ why, kind, place, ...answer.traces, said: answer.said.slice(-300) });
    const outcome = outcomeOf(damaged, answer, hasRun);
    tally.counts[outcome] = (tally.counts[outcome] ?? 0) + 1;
    if (outcome === 'ended') tally.ended.push(`${kind} (${place}): ${lastWords(answer.said)}`);
  }
  return tally;
}

/** Says what came of it, in the output of the test. */
export function report(where: string, { counts, faults, ended }: Tally): void {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  const bad = faults.map((fault) => JSON.stringify(fault));
  const lines = [`${where}: ${total} damages: ${parts.join(', ')}; ${faults.length} faults`, ...ended, ...bad];
  process.stderr.write(`${lines.join('\n  ')}\n`);
}
