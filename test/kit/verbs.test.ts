import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { ROGUE, STRANGER, Scene, countOf, lackOfGroups, shells } from './scene.ts';
import { settings } from './settings.ts';

const { text } = renderText(buildPlan({ script: 'kit' }));
const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;

/** The states of all processes of that name, running or asleep: `S`, `T`, or both. */
function statesOf(name: string): string {
  const found = new Set<string>();
  for (const pid of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const [, state = ''] = new RegExp(`\\(${name}\\) (\\S)`).exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
      if (state !== '') found.add(state.replace('R', 'S'));
    } catch {
      // It has gone meanwhile.
    }
  }
  return [...found].toSorted().join('');
}

describe.each(shells.filter(([name]) => name !== 'busybox'))('%s', (_, shell) => {
  testWith(lackOfGroups)(
    'freeze, another text, thaw, freeze by name, kill: each says the next, and nobody else is touched',
    async () => {
      const scene = new Scene(settings['pids.max at the leaf'], shell);
      try {
        await scene.ready(28, 60);
        await scene.enter(text, ASKS);
        await scene.enter('lastshell freeze 1 --hold never\n', /^To freeze them type: yes\r$/m);
        await scene.enter('yes\n', /^Next: lastshell kill 1 --hold never, or lastshell thaw 1 --hold never\r$/m);
        expect([statesOf(ROGUE), statesOf(STRANGER)]).toEqual(['T', 'S']);
        // It forgets its own functions when it ends.
        await scene.enter(renderText(buildPlan({ script: 'list' })).text, /^\d+ processes, \d+ tasks/m);
        expect(await scene.enter('lastshell thaw 1\n', /Done: thaw 28/)).not.toContain('type: yes');
        expect([statesOf(ROGUE), statesOf(STRANGER)]).toEqual(['S', 'S']);
        await scene.enter(`lastshell freeze --name ${ROGUE} --uid 0\n`, /^To freeze them type: yes\r$/m);
        await scene.enter('yes\n', /^Next: lastshell kill --name \S+ --uid 0, or/m);
        await scene.enter('lastshell kill 1\n', /^To kill them type: yes\r$/m);
        expect(countOf(ROGUE)).toBe(28);
        await scene.enter('yes\n', /^Now try: ls\r$/m);
        expect([countOf(ROGUE), countOf(STRANGER), statesOf(STRANGER)]).toEqual([0, 60, 'S']);
        await scene.enter('lastshell\n', /(?:Nothing is full|What is full is not known)[^]*^1 {2}60 --name /m);
      } finally {
        await scene.close();
      }
    },
    120_000,
  );
});
