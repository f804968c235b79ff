import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBack } from '../../src/page/app/read-back.ts';
import { type State, fromHash, start, toHash } from '../../src/page/app/state.ts';
import { scriptNames } from '../../src/plan/scripts.ts';
import { requests } from './requests.ts';

test('an address brings back every state', () => {
  const states = requests.map((request): State => {
    const { script, hold, all, dryRun, force, proc, ...lists } = request;
    const given = Object.entries(lists as Record<string, string[]>).filter(([, values]) => values.length > 0);
    return { ...({ script, hold, all, dryRun, force, proc } as State), lists: Object.fromEntries(given) };
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
  const both = (...within: object[]) => [
    { what: '20 by --name a b (c)', selectors: [name, ...within] },
    { what: '9 by --under 77 (cron)', selectors: [under, ...within] },
  ];
  expect(readBack(`${rows}${end} --cgroup /a b\r\n$ `)).toEqual(both(within));
  expect(readBack(`${rows}${end}\n`)).toEqual(both());
  expect(readBack(rows)).toEqual([]);
});

test('each row of the kit is proposed as a line for its command, also one that no text could select', () => {
  const said =
    '$ \nFull: pids.max, 29 of 29.\r\n1  20 --name a b\n2  9 --ghosts 9 (x)\nWhich row is wrong here? If it is row 1 type: x\n$ ';
  expect(readBack(said)).toEqual([
    { what: '20 by --name a b', line: 'lastshell recover 1' },
    { what: '9 by --ghosts 9 (x)', line: 'lastshell recover 2' },
  ]);
});
