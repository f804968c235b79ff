import { afterEach, expect, test } from '@jest/globals';
import { BASE, cells, Crowd, many, off, SAMPLED } from '../support/crowd.ts';
import type { FakeHost, FakeProcess } from '../support/fake-proc.ts';

let crowd: Crowd | undefined;

afterEach(async () => crowd?.close());

async function top(processes: readonly FakeProcess[], host?: Partial<FakeHost>): Promise<string> {
  crowd = new Crowd(processes, host);
  return crowd.top();
}

test('zombies count for the parent that does not reap', async () => {
  const dead = many(2400, () => ({ comm: 'dead', state: 'Z', ppid: 50 }));
  const said = await top([{ pid: 50, comm: 'keeper' }, ...dead]);
  expect(said).toMatch(/^ 1 .* keeper$/m);
  expect(off(cells(said, 'keeper')[4], 2400)).toBeLessThan(0.02);
  expect(said).not.toMatch(/ dead$/m);
});

test('programs that change their name are found by what they share', async () => {
  const said = await top(many(2400, (at) => ({ comm: `n${at}`, pgrp: 1000, session: 900 })));
  expect(said).toContain('lastshell print recover --pgid 1000\n');
  expect(off(Number(/^ 1 +(\d+) .*\(all of pgid 1000\)$/m.exec(said)?.[1]), 2400)).toBeLessThan(0.02);
  expect(said).toMatch(/^and 23\d\d more names$/m);
});

test('odd names are counted as they are', async () => {
  const names = ['a b) S 1', 'x[$(kill $$)]', 'a\nb c', ' lead ', ')', '', 'a'];
  const processes = names.flatMap((comm, at) => many(400, () => ({ comm }), at * 1000));
  const said = await top(processes);
  expect(said).toMatch(SAMPLED);
  for (const name of ['a b) S 1', 'x[$(kill $$)]', ' lead ', ')', '']) expect(cells(said, name)[1]).toBe(400);
  // These two begin with the same line, which is all that is read of most.
  for (const name of ['a?b c', 'a']) expect(off(cells(said, name)[1], 400)).toBeLessThan(0.25);
  expect(await crowd?.shell.run('\\builtin printf %s alive')).toContain('alive');
});

test('kernel threads are not counted, whatever their number', async () => {
  const kernel = { ppid: 2, flags: 0x200000 };
  const said = await top([
    ...many(2100, () => ({ comm: 'kworker', ...kernel })),
    ...many(300, (at) => ({ comm: `kernel/${at}`, ...kernel }), 5000),
    ...many(20, () => ({ comm: 'small' }), 6000),
  ]);
  expect(said).toMatch(/^ 1 +20 +20 .* small$/m);
  expect(said).not.toMatch(/ (kworker|kernel\/\d+)$/m);
});

test('under the limit of a control group its members count, and its dead', async () => {
  const members = many(1500, () => ({ comm: 'worker' }));
  const dead = many(1200, () => ({ comm: 'dead', state: 'Z', ppid: BASE + 10 }), 4000);
  const others = many(2000, () => ({ comm: 'other' }), 7000);
  const said = await top([...members, ...dead, ...others], {
    threadsMax: 90_000,
    files: {
      'cg/one/pids.max': '2700\n',
      'cg/one/pids.current': '2700\n',
      'cg/one/cgroup.procs': members.map(({ pid }) => `${pid}\n`).join(''),
    },
    self: { mountinfo: '30 25 0:26 / ROOT/cg rw - cgroup2 none rw\n', cgroup: '0::/one\n' },
  });
  expect(said).toMatch(SAMPLED);
  expect(said).toMatch(/^Only what counts under pids\.max in .*\/cg\/one:$/m);
  expect(said).not.toMatch(/ (other|dead)$/m);
  expect(cells(said, 'worker')[1]).toBe(1500);
  expect(off(cells(said, 'worker')[4], 1200)).toBeLessThan(0.1);
  expect(off(cells(said, 'worker')[0], 2700)).toBeLessThan(0.1);
});
