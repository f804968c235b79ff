export const ends = ['SIGHUP', 'SIGINT', 'SIGTERM', 'hangup'] as const;

/** How the trial tries to end the shell. */
export type End = (typeof ends)[number];

/** One trial: what happens, and when, counted from the end of the paste or from the moment the brake is seen on. */
export interface Chance {
  readonly end: End;
  readonly from: 'paste' | 'brake';
  readonly delay: number;
}

const BRAKE_MS = 1100;
const TEXT_MS = 3000;

/** The same seed gives the same trials; one in four may fall outside the brake. */
export function drawChances(seed: number, count: number): Chance[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index): Chance => {
    const end = ends[index % ends.length] ?? 'SIGHUP';
    const from = random() < 0.25 ? 'paste' : 'brake';
    return { end, from, delay: Math.floor(random() * (from === 'paste' ? TEXT_MS : BRAKE_MS)) };
  });
}

/** The generator mulberry32: numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
