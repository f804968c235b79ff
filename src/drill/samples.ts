import { setTimeout as sleep } from 'node:timers/promises';
import type { Bomb, Look, Session } from './arena.ts';

/** What was seen from outside at a moment: counts of tasks. */
export interface Sample {
  /** Milliseconds since the bomb was started. */
  readonly at: number;
  /** Tasks counted against the limit, and the limit. */
  readonly used: number;
  readonly limit: number;
  /** Tasks of the rogue: neither stopped nor dead, stopped, dead and not reaped. */
  readonly running: number;
  readonly stopped: number;
  readonly zombies: number;
}

/** What happened when, in milliseconds since the bomb was started, as far as samples show it. */
export interface Marks {
  /** The first byte of the script went to the last shell. */
  readonly pasted: number;
  /** The first rogue was seen stopped. */
  readonly stop?: number | undefined;
  /** From here on no rogue was seen running. */
  readonly frozen?: number | undefined;
  /** The first time after that that there were fewer of them. */
  readonly kill?: number | undefined;
  /** No rogue was left. */
  readonly recovered?: number | undefined;
}

const PAUSE = 250;

/** Passes everything on to a session, and keeps a sample of each look. */
export class Watch implements Session {
  readonly samples: Sample[] = [];
  pasted: number | undefined;
  readonly #session: Session;
  readonly #tell: (sample: Sample) => void;
  #start = Date.now();

  constructor(session: Session, tell: (sample: Sample) => void = () => undefined) {
    this.#session = session;
    this.#tell = tell;
  }

  /** Looks on while the bomb fills the arena, too. */
  async detonate(bomb: Bomb): Promise<void> {
    this.#start = Date.now();
    const state = { isFull: false };
    const filling = this.#session.detonate(bomb).finally(() => (state.isFull = true));
    await Promise.all([filling, this.#watchUntil(state)]);
  }

  async #watchUntil(state: { readonly isFull: boolean }): Promise<void> {
    while (!state.isFull) {
      await this.look();
      await sleep(PAUSE);
    }
  }

  async look(): Promise<Look> {
    const at = Date.now() - this.#start;
    const look = await this.#session.look();
    const sample = toSample(at, look);
    this.samples.push(sample);
    this.#tell(sample);
    return look;
  }

  async feed(text: string): Promise<void> {
    this.pasted ??= Date.now() - this.#start;
    await this.#session.feed(text);
  }

  output(): Promise<string> {
    return this.#session.output();
  }

  async forkAttempts(): Promise<number | undefined> {
    return this.#session.forkAttempts?.();
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  /** `took` is the judge's time from the paste until no rogue was left. */
  marks(took: number | undefined): Marks {
    const pasted = this.pasted ?? 0;
    const after = this.samples.filter(({ at }) => at >= pasted);
    return { pasted, ...marksOf(after), recovered: took === undefined ? undefined : pasted + took };
  }
}

function toSample(at: number, { members, used, limit }: Look): Sample {
  const sample = { at, used, limit, running: 0, stopped: 0, zombies: 0 };
  for (const { state, threads, role } of members) {
    if (role !== 'rogue') continue;
    if ('ZX'.includes(state)) sample.zombies += 1;
    else sample['Tt'.includes(state) ? 'stopped' : 'running'] += threads;
  }
  return sample;
}

function marksOf(samples: readonly Sample[]): Omit<Marks, 'pasted' | 'recovered'> {
  const gone = samples.findIndex(({ running, stopped, zombies }) => running + stopped + zombies === 0);
  const seen = gone < 0 ? samples : samples.slice(0, gone);
  const still = seen.slice(seen.findLastIndex(({ running }) => running > 0) + 1);
  const frozen = still.find(({ stopped }) => stopped > 0);
  const fewer = frozen && samples.find(({ at, stopped }) => at > frozen.at && stopped < frozen.stopped);
  return { stop: seen.find(({ stopped }) => stopped > 0)?.at, frozen: frozen?.at, kill: fewer?.at };
}

/** Without the samples between two that say the same: the line through them does not change. */
export function thin(samples: readonly Sample[]): Sample[] {
  const isSame = (one?: Sample, other?: Sample): boolean =>
    (['used', 'limit', 'running', 'stopped', 'zombies'] as const).every((key) => one?.[key] === other?.[key]);
  return samples.filter((sample, index) => !isSame(sample, samples[index - 1]) || !isSame(sample, samples[index + 1]));
}
