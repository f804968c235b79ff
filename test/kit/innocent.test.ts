import { describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { frame } from '../../src/render/frame/frame.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { ROGUE, STRANGER, Scene, countOf, lackOfGroups, shells } from './scene.ts';
import { settings } from './settings.ts';

const kit = renderText(buildPlan({ script: 'kit' }));
const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;

describe.each(shells)('%s', (_, shell) => {
  testWith(lackOfGroups).each(Object.entries(settings))(
    '%s: the kit names the rogue, and what it says ends it and no stranger',
    async (limit, setting) => {
      const scene = new Scene(setting, shell);
      try {
        await scene.ready(28, 60);
        expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([28, 60]);
        const said = await scene.enter(kit.text, ASKS);
        const shown = said.slice(said.lastIndexOf('Full: '));
        expect(shown).toMatch(limit.startsWith('RLIMIT') ? /^Full: RLIMIT_NPROC of user \d+, 29 of 29\.$/m : /^Full: pids\.max in \S+, 29 of 29\.$/m);
        expect(shown).toMatch(new RegExp(`^1 {2}28 --name ${ROGUE}$`, 'm'));
        expect(shown).not.toContain(STRANGER);
        const meant = await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
        expect(meant).toMatch(new RegExp(`^Meant: 28 ${ROGUE}, of user \\d+ `, 'm'));
        expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([28, 60]);
        expect(await scene.enter('yes\n', /^Now try: ls\r$/m)).toContain(`28 ${ROGUE}`);
        expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([0, 60]);
      } finally {
        await scene.close();
      }
    },
    120_000,
  );
}); // prettier-ignore

testWith(lackOfGroups)(
  'the control: a kit that does not keep to the limit names the stranger first',
  async () => {
    const [, setting = settings['pids.max at the leaf']] = Object.entries(settings)[0] ?? [];
    const [, shell] = shells[0] ?? ['', ''];
    const scene = new Scene(setting, shell);
    try {
      await scene.ready(28, 60);
      const { text } = frame(kit.body.replace('-gt 0 ] && lk_under', '-gt 0 ]'));
      const said = await scene.enter(text, ASKS);
      expect(said.slice(said.lastIndexOf('Full: '))).toMatch(new RegExp(`^1 {2}60 --name ${STRANGER}$`, 'm'));
    } finally {
      await scene.close();
    }
  },
  60_000,
);
