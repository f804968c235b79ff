import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not undefined; undefined when the time is up. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  milliseconds: number,
  pause = 50,
): Promise<T | undefined> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() >= end) return answer;
    await sleep(pause);
  }
}
