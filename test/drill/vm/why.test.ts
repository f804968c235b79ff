import { afterAll, describe, expect } from '@jest/globals';
import { vmArena } from '../../../src/drill/vm.ts';
import { testWith } from '../../support/need.ts';
import { runningMachines } from './running-machines.ts';
import { type Cause, causes } from './why-causes.ts';
import { WhyGuest } from './why-guest.ts';
import { slice } from '../../support/whole.ts';

/** The whole matrix: LASTSHELL_WHY_KERNELS=6.1,6.12 LASTSHELL_WHY_ROUNDS=5. */
const kernels = (process.env['LASTSHELL_WHY_KERNELS'] ?? slice('6.1,6.12', '6.12')).split(',');
const rounds = Array.from(
  { length: Number(process.env['LASTSHELL_WHY_ROUNDS'] ?? slice(5, 1)) },
  (_, index) => index + 1,
);
const LIMIT = 300_000;
const LOOKS = 5;
const lacks = await Promise.all(kernels.map((kernel) => vmArena({ kernel }).lacks()));
const drill = testWith(lacks.find((lack) => lack !== undefined));

afterAll(async () => {
  expect(await runningMachines()).toEqual([]);
});

describe.each(kernels)('kernel %s', (kernel) => {
  let guest: WhyGuest | undefined;
  const there = async () => (guest ??= await WhyGuest.open(kernel));

  describe.each(rounds)('round %i', (round) => {
    // The kernel is slow to give a controller back from version 1, so each round has a machine of its own.
    afterAll(async () => {
      await guest?.close();
      guest = undefined;
    });

    drill.each(causes.map((cause) => [cause.title, cause] as const))(
      'the verdict is: %s',
      async (_, cause) => {
        const to = await there();
        try {
          await to.enter(cause);
          await judge(to, cause, round === 1);
          await to.leave(cause);
        } catch (error) {
          // What is left of a cause must not spoil the next one.
          await to.close();
          guest = undefined;
          throw error;
        }
      },
      LIMIT,
    );
  });
});

async function judge(guest: WhyGuest, cause: Cause, isThorough: boolean): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const said = await guest.run('why');
    expect(said).toMatch(cause.verdict);
    expect(said).not.toMatch(/: fork: /);
  }
  if (!isThorough) return;
  if (cause.proof) await guest.prove(cause.proof);
  if (cause.room === 'refuses') {
    expect(await guest.run('room')).toContain('It would be full again.');
    await guest.ask('kill -STOP -- -$!; read -rt 1 _ </dev/ptmx');
  }
  if (cause.room) await tryRoom(guest);
}

/** Room raises the limit so that something can be started, and what it prints brings the old state back. */
async function tryRoom(guest: WhyGuest): Promise<void> {
  const said = await guest.run('room');
  const [, undo = 'no undo'] = /^Raised to \d+\. To undo it: (echo \d+ > \/\S+)$/m.exec(said) ?? [];
  expect(await guest.ask('/bin/busybox echo ST""ARTED')).toContain('STARTED');
  await guest.ask(undo);
  expect(await guest.run('why')).toMatch(/^Full: /m);
}
