import { expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { servicesOf } from '../../src/plan/services.ts';
import { renderText } from '../../src/render/rendered.ts';
import { defaultSite, parseSite } from '../../src/site/read-config.ts';
import { testWith } from '../support/need.ts';
import { ROGUE, STRANGER, countOf, inScene, lackOfGroups } from './scene.ts';
import { settings } from './settings.ts';

const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;
const costs = { mayFreeze: 'anybody', restartCosts: 'nothing' };
const site = (...select: object[]) =>
  parseSite(JSON.stringify({ services: select.map((each, at) => ({ name: `number ${at}`, select: each, ...costs })) }));

test('the names of services: as they are selected, or of the program as the kernel cuts it; not the sample', () => {
  const services = site({ name: ['web', 'a b'] }, { exe: ['/srv/a-name-of-20-letters'] }, { uid: ['1000'] }, { name: ['web'] });
  expect(servicesOf(services)).toEqual(['web', 'a b', 'a-name-of-20-le']);
  expect(servicesOf(defaultSite)).toEqual([]);
}); // prettier-ignore

test('a site without services has the same kit as nobody, and a name may hold anything', () => {
  const kitOf = (services: string[]) => renderText(buildPlan({ script: 'kit', services })).text;
  expect(kitOf(servicesOf(defaultSite))).toBe(renderText(buildPlan({ script: 'kit' })).text);
  expect(kitOf(['a b) c', '$(x)', 'q?'])).toContain('"a b) c") expected=$name;;');
});

testWith(lackOfGroups).each([
  ['a service of the site', [ROGUE], ROGUE],
  ['the control: a service of another name', [`${ROGUE.slice(0, -1)}x`], 'yes'],
])(
  'row 1 is %s: what has to be typed',
  async (_, services, answer) => {
    const { text } = renderText(buildPlan({ script: 'kit', services }));
    await inScene(settings['pids.max at the leaf'], [28, 60], async (scene) => {
      await scene.enter(text, ASKS);
      const isService = answer === ROGUE;
      const said = await scene.enter('lastshell recover 1\n', new RegExp(`^To recover them type: ${answer}\\r$`, 'm'));
      expect(said.includes(`\n${ROGUE} is a service of this site.\n`)).toBe(isService);
      if (isService) {
        await scene.enter('yes\n', /^Nothing was done\.\r$/m);
        expect(countOf(ROGUE)).toBe(28);
        await scene.enter('lastshell recover 1\n', /^To recover them type: \S+\r$/m);
      }
      await scene.enter(`${answer}\n`, /^Now try: ls\r$/m);
      expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([0, 60]);
    });
  },
  60_000,
);
