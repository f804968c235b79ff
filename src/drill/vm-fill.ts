import type { Look } from './arena.ts';
import { waitFor } from './wait.ts';

const FULL_MS = 180_000;
const SETTLED_MS = 8_000;
const POLL_MS = 300;

/** A moving bomb frees a slot for a moment; and PIDs stay taken as numbers of groups and sessions. */
const NEARLY = 2;

/** Resolves when the limit is full, or when the bomb has stopped to grow. */
export async function fillUp(look: () => Promise<Look>): Promise<void> {
  const growth = { most: 0, since: Date.now() };
  const isFull = async () => {
    const { used, limit, members } = await look();
    if (limit - used <= NEARLY) return true;
    if (used > growth.most) Object.assign(growth, { most: used, since: Date.now() });
    if (Date.now() - growth.since < SETTLED_MS) return undefined;
    if (members.some(({ role }) => role === 'rogue')) return true;
    throw new Error(`the bomb did not catch: ${used} tasks of ${limit}, none of them a rogue`);
  };
  if (!(await waitFor(isFull, FULL_MS, POLL_MS))) throw new Error(`the limit was not full within ${FULL_MS / 1000} s`);
}
