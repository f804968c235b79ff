import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import fc from 'fast-check';
import { readBack } from '../../src/page/app/read-back.ts';
import { type State, fromHash, places, shells, start, symptoms, toHash } from '../../src/page/app/state.ts';
import { scriptNames } from '../../src/plan/scripts.ts';
import { requests } from './requests.ts';

test('an address brings back every state', () => {
  const states = fc
    .tuple(requests, fc.constantFrom(...symptoms), fc.constantFrom(...places), fc.constantFrom(...shells))
    .map(([request, symptom, place, shell]): State => {
      const { script, form = 'paste', hold, all, dryRun, force, proc, ...lists } = request;
      const given = Object.entries(lists as Record<string, string[]>).filter(([, values]) => values.length > 0);
      const told = { script, form, hold, all, dryRun, force, proc, symptom, place, shell };
      return { ...(told as State), lists: Object.fromEntries(given) };
    });
  fc.assert(fc.property(states, (state) => expect(fromHash(`#${toHash(state)}`)).toEqual(state)));
});

test('any fragment gives a state, and a strange one the first', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => scriptNames.concat('auto' as never).includes(fromHash(hash).script as never)),
  );
  expect(fromHash('#script=rm&form=x&shell=zsh&name=a').lists).toEqual({ name: ['a'] });
  expect(fromHash('#script=rm')).toEqual(start);
});

test('what top proposes is understood as bash has quoted it', async () => {
  const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(name, async (value) => {
      const { stdout } = await execa('bash', ['-c', 'printf %q "$1"', 'bash', value]);
      const said = `x\n  lastshell print recover --name ${stdout} --uid 7\n$ `;
      const selectors = [
        { kind: 'name', value },
        { kind: 'uid', value: '7' },
      ];
      expect(readBack(said)).toEqual([{ script: 'recover', selectors }]);
    }),
    { numRuns: 50 },
  );
  expect(readBack('lastshell print rm --name x\nlastshell print recover --nane x\nlastshell freeze 1')).toEqual([]);
});
