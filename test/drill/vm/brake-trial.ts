import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../../../src/drill/wait.ts';
import type { BrakeArena } from './brake-arena.ts';
import type { Chance } from './brake-chance.ts';

/** The time from the signal to the limit's old value, as seen from outside. */
const RELEASE_MS = 5000;
const BRAKE_MS = 30_000;
const DEATH_MS = 20_000;

export interface Outcome extends Chance {
  /** The brake was on at the last look before the signal. */
  readonly braked: boolean;
  /** What went wrong; empty when all is well. */
  readonly faults: readonly string[];
}

/** Pastes the text, ends the shell at the given moment, and looks from outside at what is left. */
export async function runTrial(arena: BrakeArena, text: string, chance: Chance): Promise<Outcome> {
  await arena.arm();
  await arena.paste(text);
  if (chance.from === 'brake' && !(await waitForBrake(arena, true, BRAKE_MS))) {
    return { ...chance, braked: false, faults: ['the brake did not come on'] };
  }
  await sleep(chance.delay);
  const braked = await arena.isBraked();
  await arena.end(chance.end);
  const faults = [
    braked && !(await waitForBrake(arena, false, RELEASE_MS)) && 'the brake stays on',
    ...(await (livesOn(chance) ? checkLife(arena) : checkDeath(arena))),
    (await arena.isBraked()) && 'the limit is not what it was',
  ];
  return { ...chance, braked, faults: faults.filter((fault) => fault !== false) };
}

/** A shell at a prompt goes on after INT and takes no notice of TERM; it is the last shell, so it must. */
function livesOn({ end }: Chance): boolean {
  return end === 'SIGINT' || end === 'SIGTERM';
}

async function waitForBrake(arena: BrakeArena, on: boolean, within: number): Promise<boolean> {
  return (await waitFor(async () => (await arena.isBraked()) === on || undefined, within, 20)) ?? false;
}

async function checkLife(arena: BrakeArena): Promise<string[]> {
  if (!(await arena.hasShell())) return ['the shell is dead'];
  const traps = await arena.traps();
  if (traps === undefined) return ['the shell does not answer'];
  return traps === '' ? [] : [`traps are left: ${traps}`];
}

async function checkDeath(arena: BrakeArena): Promise<string[]> {
  const isGone = await waitFor(async () => !(await arena.hasShell()) || undefined, DEATH_MS);
  return isGone ? [] : ['the shell lives on'];
}
