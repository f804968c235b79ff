import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBack } from '../../src/page/app/read-back.ts';
import { type State, fromHash, places, start, symptoms, toHash } from '../../src/page/app/state.ts';
import { scriptNames } from '../../src/plan/scripts.ts';
import { requests } from './requests.ts';

test('an address brings back every state', () => {
  const states = fc
    .tuple(requests, fc.constantFrom(...symptoms), fc.constantFrom(...places))
    .map(([request, symptom, place]): State => {
      const { script, hold, all, dryRun, force, proc, ...lists } = request;
      const given = Object.entries(lists as Record<string, string[]>).filter(([, values]) => values.length > 0);
      const told = { script, hold, all, dryRun, force, proc, symptom, place };
      return { ...(told as State), lists: Object.fromEntries(given) };
    });
  fc.assert(fc.property(states, (state) => expect(fromHash(`#${toHash(state)}`)).toEqual(state)));
  const team: State = { ...start, hold: 'never', lists: { protect: ['postgres'] } };
  fc.assert(fc.property(states, (state) => expect(fromHash(`#${toHash(state, team)}`, team)).toEqual(state)));
  expect([toHash(team, team), fromHash('', team)]).toEqual(['', team]);
});

test('any fragment gives a state, and a strange one the first', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => scriptNames.concat('auto' as never).includes(fromHash(hash).script as never)),
  );
  expect(fromHash('#script=rm&form=x&name=a').lists).toEqual({ name: ['a'] });
  expect(fromHash('#script=rm')).toEqual(start);
});

test('the rows of top are proposed, each under the limit that is full; none where nothing is', () => {
  const rows = '30 tasks\r\n1  20 --name a b (c)\r\n2  9 --under 77 (cron)\n3  8 --ghosts 9 (x)\n4  5 --name od?d\n';
  const end = 'Where lastshell is: lastshell print recover ROW';
  const within = { kind: 'cgroup', value: '/a b' };
  const name = { kind: 'name', value: 'a b' };
  const under = { kind: 'under', value: '77' };
  const recover = (...selectors: object[]) => ({ script: 'recover', selectors });
  expect(readBack(`${rows}${end} --cgroup /a b\r\n$ `)).toEqual([recover(name, within), recover(under, within)]);
  expect(readBack(`${rows}${end}\n`)).toEqual([recover(name), recover(under)]);
  expect(readBack(rows)).toEqual([]);
});
