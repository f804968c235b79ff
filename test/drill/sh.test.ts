import { afterAll, expect } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { runDrill } from '../../src/drill/run.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';

/** Every shell meets one that moves; in the whole both meet all four, pasted and annotated. */
const cases: [string, string, Request['form']][] = slice(
  ['dash', 'busybox'].flatMap((shell) =>
    ['loop', 'supervisor', 'chain', 'threads'].flatMap((bomb): [string, string, Request['form']][] => [
      [shell, bomb, 'annotated'],
      [shell, bomb, 'paste'],
    ]),
  ),
  [
    ['dash', 'chain', 'paste'],
    ['busybox', 'threads', 'annotated'],
  ],
);

afterAll(async () => dockerArena.dispose?.());

testWith(await dockerArena.lacks()).each(cases)(
  'the last shell is %s: the text for sh ends %s, %s, and starts nothing',
  async (shell, bomb, form) => {
    const chosen = bombs.filter(({ name }) => name === bomb);
    const text = () => renderScript(buildPlan({ script: 'recover', shell: 'sh', form, name: [bomb] }));
    const [run] = await runDrill({ arena: dockerArena, bombs: chosen, pids: [100], repeat: 1, shell, text });
    expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
  },
  180_000,
);
