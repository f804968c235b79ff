import { afterEach, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { FakeProc, type FakeProcess } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';

let proc: FakeProc | undefined;
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.close();
  proc?.remove();
});

async function topOf(processes: readonly FakeProcess[]): Promise<string> {
  proc = new FakeProc({ processes: [{ pid: 1, comm: 'init', ppid: 0 }, ...processes], total: 900, threadsMax: 900 });
  shell = new LastShell();
  proc.enter(await shell.pid(), 1);
  return shell.run(renderText(buildPlan({ script: 'top', proc: proc.root })).text);
}

function many(count: number, make: (pid: number) => Partial<FakeProcess>): FakeProcess[] {
  return Array.from({ length: count }, (_, index) => ({ pid: 1000 + index, ...make(1000 + index) }));
}

test('counts threads, not processes', async () => {
  const said = await topOf([...many(5, () => ({ comm: 'worker' })), { pid: 77, comm: 'java', threads: 4000, uid: 33 }]);
  expect(said).toMatch(/^ 1 +4000 +1 +0 +0 +0 +0 +\S+ +33 {2}java$/m);
  expect(said).toMatch(/^ 2 +5 +5 .* worker$/m);
  expect(said).toContain('lastshell print recover --name java');
});

test('zombies count for the parent that does not reap', async () => {
  const said = await topOf([{ pid: 50, comm: 'keeper' }, ...many(30, () => ({ comm: 'dead', state: 'Z', ppid: 50 }))]);
  expect(said).toMatch(/^ 1 +31 +1 +0 +0 +30 .* keeper$/m);
  expect(said).not.toMatch(/ dead$/m);
});

test('a name that says nothing is narrowed by user, or by process group', async () => {
  expect(await topOf(many(9, () => ({ comm: 'bash', uid: 1000 })))).toContain('--name bash --uid 1000');
  await shell?.close();
  proc?.remove();
  expect(await topOf(many(9, () => ({ comm: 'sh', uid: 0, pgrp: 1000 })))).toContain('--name sh --pgid 1000');
});

test('programs that change their name are found by what they share', async () => {
  const by = (share: Partial<FakeProcess>) => many(40, (pid) => ({ comm: `n${pid}`, ...share }));
  for (const [share, selector] of [
    [{ pgrp: 1000, session: 900 }, '--pgid 1000'],
    [{ session: 1000 }, '--sid 1000'],
    [{ ppid: 1000 }, '--parent 1000'],
  ] as const) {
    expect(await topOf(by(share))).toContain(`lastshell print recover ${selector}\n`);
    await shell?.close();
    proc?.remove();
  }
});

test('hostile names are keys and text, nothing else', async () => {
  const names = ['a b) S 1', 'x[$(kill $$)]', '\x1b[2J', 'a\nb c', '`kill $$`', ')', ''];
  const said = await topOf(names.flatMap((comm, at) => many(3, (pid) => ({ pid: pid + at * 10, comm }))));
  expect(said).toMatch(/ a b\) S 1$/m);
  expect(said).toMatch(/ \?\[2J$/m);
  expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  expect(await shell?.run('\\builtin printf %s alive')).toContain('alive');
});

test('kernel threads are not counted, whatever their number', async () => {
  const said = await topOf([
    { pid: 2, comm: 'kthreadd', ppid: 0, flags: 0x200000 },
    ...many(50, () => ({ comm: 'kworker', ppid: 2, flags: 0x200000 })),
    { pid: 70, comm: 'small' },
  ]);
  expect(said).not.toContain('kworker');
  expect(said).toMatch(/ small$/m);
});
