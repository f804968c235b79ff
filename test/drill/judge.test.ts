import { afterAll, expect } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { testWith } from '../support/need.ts';
import { massacre, stopBystander, wakeAll, wellKnown } from './recipes.ts';
import { HOPELESS, drillOnce } from './slice.ts';

const LIMIT = 180_000;
const drill = testWith(await dockerArena.lacks());

afterAll(async () => dockerArena.dispose?.());

drill(
  'the judge sees a script that kills the innocent too',
  async () => {
    const run = await drillOnce('supervisor', massacre, HOPELESS);
    expect(run.recovered).toBe(false);
    expect(run.harm).toContainEqual(expect.stringMatching(/^bystander "a b\) c" \(\d+\) is dead$/));
  },
  LIMIT,
);

drill(
  'the judge sees an innocent that stays stopped',
  async () => {
    const run = await drillOnce('supervisor', stopBystander('loopx') + wellKnown('supervisor'));
    expect(run.recovered).toBe(false);
    expect(run.harm).toEqual([expect.stringMatching(/^bystander "loopx" \(\d+\) is stopped$/)]);
  },
  LIMIT,
);

drill(
  'the judge sees an innocent that was stopped before and is continued',
  async () => {
    const run = await drillOnce('supervisor', wellKnown('supervisor') + wakeAll);
    expect(run.recovered).toBe(false);
    expect(run.harm).toEqual([expect.stringMatching(/^bystander "vi" \(\d+\) was stopped before and runs now$/)]);
  },
  LIMIT,
);
