import { afterEach, describe, expect, test } from '@jest/globals';
import { cells, Crowd, many, off, SAMPLED } from '../support/crowd.ts';
import type { FakeHost, FakeProcess } from '../support/fake-proc.ts';
import { slice } from '../support/whole.ts';

let crowd: Crowd | undefined;

afterEach(async () => crowd?.close());

async function top(processes: readonly FakeProcess[], host?: Partial<FakeHost>): Promise<string> {
  await crowd?.close();
  crowd = new Crowd(processes, host);
  return crowd.top();
}

test('processes are counted, what they do is estimated, and that is said', async () => {
  const said = await top([
    ...many(2400, (at) => ({ comm: 'worker', state: at % 3 ? 'S' : 'R' })),
    ...many(500, (at) => ({ comm: 'pool', threads: 2 + (at % 5) }), 5000),
    ...many(90, (at) => ({ comm: `p${at % 30}`, threads: 3 }), 6000),
  ]);
  const [, all, read] = SAMPLED.exec(said) ?? [];
  expect(Number(all)).toBe(2992);
  expect(Number(read)).toBeLessThan(600);
  expect(cells(said, 'worker').slice(0, 2)).toEqual([2400, 2400]);
  expect(off(cells(said, 'worker')[2], 800)).toBeLessThan(0.25);
  expect(cells(said, 'pool')[1]).toBe(500);
  expect(off(cells(said, 'pool')[0], 2000)).toBeLessThan(0.15);
  // Of few of a name every one is read.
  expect(cells(said, 'p7').slice(0, 2)).toEqual([9, 3]);
  expect(said).toContain('lastshell print recover --name worker\n');
  for (const line of said.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

describe('a program of many threads is found among many processes', () => {
  test.each(slice([0, 1, 2, 3, 1234, 2399], [0, 1234]))('one of those of the same name, the %ith', async (which) => {
    const said = await top(many(2400, (at) => ({ comm: 'worker', threads: at === which ? 900 : 1 })));
    expect(cells(said, 'worker').slice(0, 2)).toEqual([3299, 2400]);
    expect(said).not.toMatch(SAMPLED);
  });

  test('one that is few against all, and more than any name has', async () => {
    const said = await top(many(2400, (at) => ({ comm: `w${at % 20}`, threads: at === 1207 ? 200 : 1 })));
    expect(said).toMatch(/^ 1 +319 +120 .* w7$/m);
  });

  test('one that has a name of its own', async () => {
    const said = await top([...many(2400, () => ({ comm: 'worker' })), { pid: 77, comm: 'java', threads: 4000 }]);
    expect(said).toMatch(/^ 1 +4000 +1 .* java$/m);
    expect(said).toMatch(SAMPLED);
  });
});

test('without the kernel count of tasks nothing is estimated', async () => {
  const processes = many(2100, (at) => ({ comm: 'worker', threads: 1 + (at % 7) }));
  const said = await top(processes, { files: { 'proc/loadavg': '0.10 0.20 0.30\n' } });
  expect(said).not.toMatch(SAMPLED);
  expect(cells(said, 'worker').slice(0, 2)).toEqual([8400, 2100]);
});

test('who ends while the names are read is nobody in the table', async () => {
  const crowd = many(2400, () => ({ comm: 'worker' }));
  const ended = many(200, () => ({ vanished: true }), 5000);
  const said = await top([...crowd, ...ended], { total: 2402, threadsMax: 2500 });
  expect(said).toMatch(SAMPLED);
  expect(cells(said, 'worker')[1]).toBe(2400);
  expect(said).not.toContain('gone');
  // Where many do, all are read.
  const churning = many(1800, () => ({ vanished: true }), 5000);
  const exact = await top([...crowd, ...churning], { total: 2402, threadsMax: 2500 });
  expect(exact).not.toMatch(SAMPLED);
  expect(cells(exact, 'worker').slice(0, 2)).toEqual([2400, 2400]);
});
