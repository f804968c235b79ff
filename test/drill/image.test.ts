import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { containerArena, dockerArena } from '../../src/drill/docker.ts';
import { runDrill } from '../../src/drill/run.ts';
import { bombs, ownBomb } from '../../src/drill/zoo.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { importImage } from './own-image.ts';
import { wellKnown } from './recipes.ts';

const LIMIT = 180_000;
const lack = await dockerArena.lacks();

testWith(lack)(
  'an image with only busybox: its own shell is drilled, and what needs bash is skipped by name',
  async () => {
    const remove = await importImage('lastshell-test-busybox:1', { busybox: '/bin/busybox' });
    try {
      const arena = containerArena('docker', 'lastshell-test-busybox:1');
      expect(await arena.describe?.('auto')).toMatchObject({ kind: 'busybox' });
      const skipped: string[] = [];
      const chosen = bombs.filter(({ name }) => ['typed', 'supervisor'].includes(name));
      const text = () => wellKnown('supervisor');
      const onSkip = ({ name }: { name: string }) => skipped.push(name);
      const runs = await runDrill({ arena, bombs: chosen, pids: [60], repeat: 1, shell: 'auto', text, onSkip });
      expect(skipped).toEqual(['typed']);
      expect(runs).toMatchObject([{ bomb: 'supervisor', recovered: true, forks: 0, harm: [] }]);
    } finally {
      await remove();
    }
  },
  LIMIT,
);

/** LASTSHELL_BASHES names a folder with old bashes, built by hand; no package has them, so without it this is not there. */
const folder = process.env['LASTSHELL_BASHES'] ?? '';
const olds = folder === '' ? [] : readdirSync(folder).filter((name) => /^bash-4\.[24](?:\.\d+)?$/.test(name));
const each = olds.length > 0 ? testWith(lack).each(olds) : () => undefined;
each(
  'an image with %s and a culprit of its own',
  async (old: string) => {
    const remove = await importImage('lastshell-test-bash:4', {
      bash: join(folder, old),
      busybox: '/bin/busybox',
    });
    try {
      const arena = containerArena('docker', 'lastshell-test-bash:4');
      const { shell } = (await arena.describe?.('auto')) ?? {};
      expect(shell).toMatch(/^bash 4\./);
      const culprit = {
        ...ownBomb(['/bin/bash', '-c', 'while :; do /bin/busybox sleep 600 & done 2>/dev/null']),
        select: [],
      };
      const text = () => renderText(buildPlan({ script: 'recover', cmdline: ['*sleep 600*'] })).text;
      const [run] = await runDrill({ arena, bombs: [culprit], pids: [60], repeat: 1, shell: 'auto', text });
      expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
    } finally {
      await remove();
    }
  },
  LIMIT,
);
