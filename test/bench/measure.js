import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** @typedef {import('./designs.js').Design} Design */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * CPU time of a command in microseconds, user and system.
 *
 * @param {string} cputime the compiled programs/cputime.c
 * @param {readonly string[]} argv
 */
export function cpu(cputime, argv) {
  const answer = execFileSync(cputime, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return Number(answer.split(' ', 1)[0]);
}

/** How many processes named x are in the state T. */
export function stopped() {
  let count = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d/.test(pid)) continue;
    if (/^\d+ \(x\) T/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) count += 1;
  }
  return count;
}

/**
 * Runs every design once a round, each round starting with another one, and gives the median of each.
 *
 * @param {readonly Design[]} list
 * @param {{rounds: number, cputime: string, before?: () => void, after?: (design: Design, round: number) => void}} how
 * @returns {Record<string, number>} microseconds, with the start still in them
 */
export function rounds(list, how) {
  const times = new Map(list.map((design) => [design.id, []]));
  for (let round = 0; round < how.rounds; round += 1) {
    const from = (round * 5) % list.length;
    for (const design of [...list.slice(from), ...list.slice(0, from)]) {
      how.before?.();
      times.get(design.id).push(cpu(how.cputime, design.argv));
      how.after?.(design, round);
    }
  }
  return Object.fromEntries([...times].map(([id, values]) => [id, median(values)]));
}
