import { expect } from '@jest/globals';
import { containerArena } from '../../src/drill/docker.ts';
import { runDrill } from '../../src/drill/run.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { testWith } from '../support/need.ts';
import { leftovers } from './leftovers.ts';
import { doNothing } from './recipes.ts';
import { HOPELESS, recoverText } from './slice.ts';

const arena = containerArena('podman');

testWith(await arena.lacks())(
  'podman: recover ends a bomb, a script that does nothing does not, and nothing is left',
  async () => {
    const chosen = bombs.filter(({ name }) => name === 'paced');
    const options = { arena, bombs: chosen, pids: [60], repeat: 1, shell: 'bash' };
    try {
      const [run] = await runDrill({ ...options, text: () => recoverText('paced') });
      expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
      const [idle] = await runDrill({ ...options, limit: HOPELESS, text: () => doNothing });
      expect(idle).toMatchObject({ recovered: false, forks: 0, harm: [] });
    } finally {
      await arena.dispose?.();
    }
    expect(await leftovers('podman', process.pid)).toEqual([]);
  },
  180_000,
);
