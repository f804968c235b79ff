import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { dockerArena } from '../../src/drill/docker.ts';
import { dockerLabel } from '../../src/drill/docker-container.ts';
import { judge } from '../../src/drill/judge.ts';
import { countForkAttempts } from '../../src/drill/quiet.ts';
import { orphans } from '../../src/drill/zoo.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { doNothing, wellKnown } from './recipes.ts';
import { HOPELESS, drillOnce, recoverText } from './slice.ts';
import { slice } from '../support/whole.ts';
import type { ScriptName } from '../../src/plan/scripts.ts';

const LIMIT = 180_000;
const lack = await dockerArena.lacks();
const isOptional = lack !== undefined && !process.env['CI'];
if (isOptional) process.stderr.write(`skipped: ${lack}\n`);
const drill = isOptional ? test.skip : test;

drill('the docker arena has all it needs', () => {
  expect(lack).toBeUndefined();
});

drill.each(slice(['loop', 'bombsh', 'supervisor'], ['loop', 'bombsh']))(
  'recover ends %s and hurts nobody',
  async (name) => {
    const run = await drillOnce(name, recoverText(name));
    expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
  },
  LIMIT,
);

drill(
  'a name with a parenthesis is no obstacle',
  async () => {
    const run = await drillOnce('odd-paren', recoverText('a b) S 1'));
    expect(run).toMatchObject({ recovered: true, harm: [] });
  },
  LIMIT,
);

drill(
  'the judge sees a script that does nothing',
  async () => {
    const run = await drillOnce('paced', doNothing, HOPELESS);
    expect(run).toMatchObject({ recovered: false, took: undefined, harm: [] });
  },
  LIMIT,
);

drill.each([
  { name: 'bombsh', victim: 'bombsh', recovered: true },
  { name: 'watchdogs', victim: 'agent', recovered: false },
])(
  'the well-known recipe gets the verdict it deserves: $name',
  async ({ name, victim, recovered }) => {
    const run = await drillOnce(name, wellKnown(victim), recovered ? undefined : HOPELESS);
    const reasons = recovered ? [] : [expect.stringMatching(/^rogue processes left/)];
    expect(run).toMatchObject({ recovered, forks: 0, harm: [], reasons });
  },
  LIMIT,
);

drill(
  'the judge counts what a script starts',
  async () => {
    const run = await drillOnce('paced', `${recoverText('paced')}\n/zoo/which; (:)\n`);
    expect(run).toMatchObject({ recovered: false, forks: 2, reasons: ['the script tried to start 2 processes'] });
  },
  LIMIT,
);

drill(
  'a fork is counted, whether there is a free slot or not',
  async () => {
    const refused = await countForkAttempts('x=$( : )', 80, dockerArena);
    expect(refused.refused).toBeGreaterThan(0);
    const freeing = 'for p in /proc/[0-9]*; do read -r n <"$p/comm"; [[ $n == filler ]] && kill -9 "${p##*/}"; done';
    const counted = await countForkAttempts(`${freeing}; read -rt 1 <>/arena/bomb; /bin/busybox true`, 80, dockerArena);
    expect(counted).toMatchObject({ attempts: 1, refused: 0, survived: true });
  },
  LIMIT,
);

drill.each(slice<ScriptName[]>(['list', 'freeze', 'kill', 'thaw', 'recover'], ['recover']))(
  '%s never forks at the limit',
  async (script) => {
    const text = renderText(buildPlan({ script, name: ['filler'] })).text;
    const count = await countForkAttempts(text, 80, dockerArena);
    expect(count).toMatchObject({ attempts: 0, refused: 0, survived: true });
  },
  LIMIT,
);

drill.each([{ script: 'root' }, { script: 'reboot', dryRun: true }] as const)(
  '%j never forks at the limit',
  async (request) => {
    const count = await countForkAttempts(renderText(buildPlan(request)).text, 80, dockerArena);
    expect(count).toMatchObject({ attempts: 0, refused: 0, survived: true });
  },
  LIMIT,
);

drill(
  'zombies of a first process that never reaps: says so in time, and hurts nobody',
  async () => {
    const session = await dockerArena.open({ pids: 100, shell: 'bash' });
    try {
      await session.detonate(orphans);
      const start = Date.now();
      const verdict = await judge(session, recoverText('orphans'), 60_000);
      expect(verdict).toMatchObject({ recovered: false, harm: [] });
      expect(verdict.reasons).toEqual([expect.stringMatching(/^rogue processes left: \d+ in state Z$/)]);
      expect(await session.output()).toMatch(/\d+ are dead until PID 1 reaps them/);
      expect(Date.now() - start).toBeLessThan(60_000);
    } finally {
      await session.close();
    }
  },
  LIMIT,
);

drill('nothing is left of the containers and of the image', async () => {
  await dockerArena.dispose?.();
  const images = await execa('docker', ['image', 'ls', '--quiet', '--filter', `label=${dockerLabel}`]);
  expect(images.stdout).toBe('');
  const { stdout } = await execa('docker', ['ps', '--all', '--quiet', '--filter', `label=${dockerLabel}`]);
  expect(stdout).toBe('');
});
