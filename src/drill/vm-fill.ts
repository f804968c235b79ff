import { setTimeout as sleep } from 'node:timers/promises';
import type { Look } from './arena.ts';

const FULL_MS = 180_000;
const SETTLED_MS = 8_000;
const POLL_MS = 300;

/** A moving bomb frees a slot for a moment; and PIDs stay taken as numbers of groups and sessions. */
const NEARLY = 2;

/** Resolves when the limit is full, or when the bomb has stopped to grow. */
export async function fillUp(look: () => Promise<Look>): Promise<void> {
  let most = 0;
  let grown = Date.now();
  for (const end = Date.now() + FULL_MS; Date.now() < end; await sleep(POLL_MS)) {
    const { used, limit, members } = await look();
    if (limit - used <= NEARLY) return;
    if (used > most) [most, grown] = [used, Date.now()];
    const alight = members.some(({ role }) => role === 'rogue');
    if (Date.now() - grown < SETTLED_MS) continue;
    if (alight) return;
    throw new Error(`the bomb did not catch: ${used} tasks of ${limit}, none of them a rogue`);
  }
  throw new Error(`the limit was not full within ${FULL_MS / 1000} s`);
}
