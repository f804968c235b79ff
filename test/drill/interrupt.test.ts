import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { execa } from 'execa';
import { dockerArena } from '../../src/drill/docker.ts';
import { testWith } from '../support/need.ts';
import { leftovers } from './leftovers.ts';
import { slice } from '../support/whole.ts';

/** LASTSHELL_INTERRUPTS=30 npm test -- test/drill/interrupt does as many trials with each signal. */
const TRIALS = Number(process.env['LASTSHELL_INTERRUPTS'] ?? slice(30, 1));
const LONGEST = 12_000;
const drill = ['dist/cli.js', 'drill', '--bomb', 'paced', '--pids', '60'];
const cwd = join(import.meta.dirname, '../..');

function start(repeat: number) {
  return execa('node', [...drill, '--repeat', String(repeat)], { cwd, detached: true, reject: false });
}

/** As a terminal does it: to the whole group. */
async function interruptAt(delay: number, signal: NodeJS.Signals) {
  const run = start(100);
  const pid = run.pid ?? 0;
  await sleep(delay);
  process.kill(-pid, signal);
  const { exitCode, signal: by } = await run;
  return { pid, end: exitCode ?? by };
}

const trials = Array.from({ length: TRIALS }, () => Math.round(Math.random() * LONGEST));

testWith(await dockerArena.lacks()).each(
  trials.flatMap((delay) => (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ signal, delay }))),
)(
  'nothing is left after $signal at $delay ms',
  async ({ delay, signal }) => {
    const { pid, end } = await interruptAt(delay, signal);
    // Before anything is made, the signal itself ends the tool.
    expect([signal, signal === 'SIGINT' ? 130 : 143]).toContain(end);
    expect(await leftovers('docker', pid)).toEqual([]);
  },
  300_000,
);

testWith(await dockerArena.lacks()).each(trials)(
  'after SIGKILL at %d ms the next start ends what is left and says so',
  async (delay) => {
    const { pid } = await interruptAt(delay, 'SIGKILL');
    // A command to the engine that was under way may still make something.
    await sleep(3000);
    const left = await leftovers('docker', pid);
    const { stderr, exitCode } = await start(1);
    expect(exitCode).toBe(0);
    if (left.length > 0) expect(stderr).toMatch(new RegExp(`cleaned up after a drill that was killed: .*-?${pid}-`));
    expect(await leftovers('docker', pid)).toEqual([]);
  },
  300_000,
);
