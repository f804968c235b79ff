import { afterAll, expect } from '@jest/globals';
import { vmArena } from '../../../src/drill/vm.ts';
import { filler } from '../../../src/drill/zoo.ts';
import { testWith } from '../../support/need.ts';
import { BrakeArena } from './brake-arena.ts';
import { drawChances } from './brake-chance.ts';
import { slowBrakeText } from './brake-text.ts';
import { type Outcome, runTrial } from './brake-trial.ts';
import { runningMachines } from './running-machines.ts';
import { slice } from '../../support/whole.ts';

/** The 200 of the whole take some ten minutes. */
const trials = Number(process.env['LASTSHELL_BRAKE_TRIALS'] ?? slice(200, 6));
const seed = Number(process.env['LASTSHELL_BRAKE_SEED'] ?? 3);
const BOOT_MS = 120_000;
const TRIAL_MS = 15_000;

const drill = testWith(await vmArena({ kernel: '6.12' }).lacks());
let arena: BrakeArena | undefined;

afterAll(async () => {
  await arena?.close();
  expect(await runningMachines()).toEqual([]);
});

drill(
  `the brake is off after HUP, INT, TERM and the loss of the terminal (${trials} trials, seed ${seed})`,
  async () => {
    arena = await BrakeArena.open();
    const text = slowBrakeText(filler.name);
    const outcomes: Outcome[] = [];
    for (const chance of drawChances(seed, trials)) {
      const outcome = await runTrial(arena, text, chance);
      outcomes.push(outcome);
      if (outcome.faults.length > 0) process.stderr.write(`${JSON.stringify(outcome)}\n`);
    }
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
    const braked = outcomes.filter((outcome) => outcome.braked).length;
    process.stderr.write(`the brake was on at the signal in ${braked} of ${trials} trials\n`);
    expect(braked).toBeGreaterThan(trials / 2);
  },
  BOOT_MS + trials * TRIAL_MS,
);
