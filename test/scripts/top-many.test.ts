import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '../../src/drill/wait.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/script.ts';
import { type FakeHost, FakeProc, type FakeProcess } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';

let proc: FakeProc | undefined;
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.close();
  proc?.remove();
});

const init = { pid: 1, comm: 'init', ppid: 0 };
const SAMPLED = /^(\d+) processes: all but PROCS is estimated from (\d+) of them\.$/m;

/** Above the number up to which `top` reads every stat. */
function many(count: number, make: (at: number) => Partial<FakeProcess>, from = 1000): FakeProcess[] {
  return Array.from({ length: count }, (_, at) => ({ pid: from + at, lean: true, ...make(at) }));
}

/** The kernel's count of tasks is right unless the test says otherwise; the shell itself is one more. */
function start(processes: readonly FakeProcess[], host: Partial<FakeHost> = {}, edit = (text: string) => text) {
  const total = 2 + processes.reduce((sum, { threads = 1 }) => sum + threads, 0);
  proc = new FakeProc({ total, threadsMax: total, processes: [init, ...processes], ...host });
  shell = new LastShell();
  return (async (made, asked) => {
    made.enter(await asked.pid(), 1);
    return asked.run(edit(renderScript(buildPlan({ script: 'top', proc: made.root }))), 120);
  })(proc, shell);
}

/** TASKS, PROCS, RUN, STOP, ZOMBIE and GROWTH of the row of a name. */
function cells(said: string, name: string): number[] {
  const row = said.split('\n').find((line) => /^ *\d+ /.test(line) && line.endsWith(`  ${name}`));
  return row?.trim().split(/ +/).slice(1, 7).map(Number) ?? [];
}

const near = (number: number | undefined, wanted: number, share: number) => {
  expect(Math.abs((number ?? 0) - wanted)).toBeLessThanOrEqual(wanted * share);
};

test('processes are counted, what they do is estimated, and that is said', async () => {
  const said = await start([
    ...many(2400, (at) => ({ comm: 'worker', state: at % 3 ? 'S' : 'R' })),
    ...many(500, (at) => ({ comm: 'pool', threads: 2 + (at % 5) }), 5000),
    ...many(90, (at) => ({ comm: `p${at % 30}`, threads: 3 }), 6000),
  ]);
  const [, all, read] = SAMPLED.exec(said) ?? [];
  expect(Number(all)).toBe(2992);
  expect(Number(read)).toBeLessThan(600);
  expect(cells(said, 'worker').slice(0, 2)).toEqual([2400, 2400]);
  near(cells(said, 'worker')[2], 800, 0.25);
  expect(cells(said, 'pool')[1]).toBe(500);
  near(cells(said, 'pool')[0], 2000, 0.15);
  // Of few of a name every one is read.
  expect(cells(said, 'p7').slice(0, 2)).toEqual([9, 3]);
  expect(said).toContain('lastshell print recover --name worker\n');
  for (const line of said.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

describe('a program of many threads is found among many processes', () => {
  test.each([0, 1, 2, 3, 1234, 2399])('one of those of the same name, the %ith', async (which) => {
    const said = await start(many(2400, (at) => ({ comm: 'worker', threads: at === which ? 900 : 1 })));
    expect(cells(said, 'worker').slice(0, 2)).toEqual([3299, 2400]);
    expect(said).not.toMatch(SAMPLED);
  });

  test('one that has a name of its own', async () => {
    const said = await start([...many(2400, () => ({ comm: 'worker' })), { pid: 77, comm: 'java', threads: 4000 }]);
    expect(said).toMatch(/^ 1 +4000 +1 .* java$/m);
    expect(said).toMatch(SAMPLED);
  });
});

test('without the kernel count of tasks nothing is estimated', async () => {
  const processes = many(2100, (at) => ({ comm: 'worker', threads: 1 + (at % 7) }));
  const said = await start(processes, { files: { 'proc/loadavg': '0.10 0.20 0.30\n' } });
  expect(said).not.toMatch(SAMPLED);
  expect(cells(said, 'worker').slice(0, 2)).toEqual([8400, 2100]);
});

test('zombies count for the parent that does not reap', async () => {
  const dead = many(2400, () => ({ comm: 'dead', state: 'Z', ppid: 50 }));
  const said = await start([{ pid: 50, comm: 'keeper' }, ...dead]);
  expect(said).toMatch(/^ 1 .* keeper$/m);
  near(cells(said, 'keeper')[4], 2400, 0.02);
  expect(said).not.toMatch(/ dead$/m);
});

test('programs that change their name are found by what they share', async () => {
  const said = await start(many(2400, (at) => ({ comm: `n${at}`, pgrp: 1000, session: 900 })));
  expect(said).toContain('lastshell print recover --pgid 1000\n');
  expect(said).toMatch(/^and 23\d\d more names$/m);
});

test('odd names are counted as they are', async () => {
  const names = ['a b) S 1', 'x[$(kill $$)]', 'a\nb c', ' lead ', ')', '', 'a'];
  const processes = names.flatMap((comm, at) => many(400, () => ({ comm }), 1000 + at * 1000));
  const said = await start(processes);
  expect(said).toMatch(SAMPLED);
  for (const name of ['a b) S 1', 'x[$(kill $$)]', ' lead ', ')', '']) expect(cells(said, name)[1]).toBe(400);
  // These two begin with the same line, which is all that is read of most.
  for (const name of ['a?b c', 'a']) near(cells(said, name)[1], 400, 0.25);
  expect(await shell?.run('\\builtin printf %s alive')).toContain('alive');
});

test('kernel threads are not counted, whatever their number', async () => {
  const kernel = { ppid: 2, flags: 0x200000 };
  const said = await start([
    ...many(2100, () => ({ comm: 'kworker', ...kernel })),
    ...many(300, (at) => ({ comm: `kernel/${at}`, ...kernel }), 5000),
    ...many(20, () => ({ comm: 'small' }), 6000),
  ]);
  expect(said).toMatch(/^ 1 +20 +20 .* small$/m);
  expect(said).not.toMatch(/ (kworker|kernel\/\d+)$/m);
});

test('under the limit of a control group its members count, and its dead', async () => {
  const members = many(1500, () => ({ comm: 'worker' }));
  const dead = many(1200, () => ({ comm: 'dead', state: 'Z', ppid: 1010 }), 4000);
  const others = many(2000, () => ({ comm: 'other' }), 7000);
  const said = await start([...members, ...dead, ...others], {
    threadsMax: 90_000,
    files: {
      'cg/one/pids.max': '2700\n',
      'cg/one/pids.current': '2700\n',
      'cg/one/cgroup.procs': members.map(({ pid }) => `${pid}\n`).join(''),
    },
    self: { mountinfo: '30 25 0:26 / ROOT/cg rw - cgroup2 none rw\n', cgroup: '0::/one\n' },
  });
  expect(said).toMatch(/^Only what counts under pids\.max in .*\/cg\/one:$/m);
  expect(said).not.toMatch(/ (other|dead)$/m);
  expect(cells(said, 'worker')[1]).toBe(1500);
  near(cells(said, 'worker')[4], 1200, 0.1);
  near(cells(said, 'worker')[0], 2700, 0.1);
});

test.each([60, 2400])('growth of %i is found by number, with all that a sampled one stands for', async (count) => {
  const worker = many(count, () => ({ comm: 'worker' }));
  const leaver = many(count, () => ({ comm: 'leaver' }), 5000);
  const wait = [
    '__ls_nap() {',
    '  printf "" >"$proc/asleep"',
    '  until [[ -e $proc/go ]]; do read -r -t 0.05 _ <>/dev/ptmx; done',
    '}',
    'if \\builtin declare -F ',
  ].join('\n');
  const said = start([...worker, ...leaver], {}, (text) => text.replace('if \\builtin declare -F ', wait));
  const root = proc?.root ?? '';
  await waitFor(() => Promise.resolve(existsSync(join(root, 'asleep')) || undefined), 60_000);
  for (const { pid } of leaver.slice(0, count / 2)) rmSync(join(root, String(pid)), { recursive: true });
  proc?.add(many(25, () => ({ comm: 'worker', threads: 2 }), 3500));
  writeFileSync(join(root, 'go'), '');
  expect(cells(await said, 'worker')[5]).toBe(50);
  near(-(cells(await said, 'leaver')[5] ?? 0), count / 2, count > 60 ? 0.25 : 0);
});
