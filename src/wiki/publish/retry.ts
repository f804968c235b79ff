import { setTimeout as sleep } from 'node:timers/promises';
import { BusyError } from './wiki.ts';

export interface Patience {
  readonly tries: number;
  /** Milliseconds before the second try; doubled each time, up to a minute. */
  readonly first: number;
}

export const patient: Patience = { tries: 5, first: 1000 };

const MOST = 60_000;

/** Tries again while the server is busy, waiting as long as it asks, or ever longer, with some chance in it. */
export async function withRetry<T>(work: () => Promise<T>, { tries, first }: Patience): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BusyError) || count >= tries) throw error;
      const asked = error.after === undefined ? 0 : error.after * 1000;
      const growing = first * 2 ** (count - 1) * (0.75 + Math.random() / 2);
      await sleep(Math.min(MOST, Math.max(asked, growing)));
    }
  }
}
