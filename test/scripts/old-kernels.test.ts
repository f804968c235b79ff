import { afterEach, describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { type FakeHost, FakeProc, type FakeProcess } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';

let proc: FakeProc | undefined;
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.close();
  proc?.remove();
});

async function say(script: 'top' | 'list', host: FakeHost): Promise<string> {
  proc = new FakeProc({ total: 900, threadsMax: 900, ...host });
  shell = new LastShell();
  proc.enter(await shell.pid(), 1);
  return shell.run(renderText(buildPlan({ script, proc: proc.root })).text, 240);
}

function many(count: number, make: (pid: number) => Partial<FakeProcess>): FakeProcess[] {
  return Array.from({ length: count }, (_, index) => ({ pid: 1000 + index, ...make(1000 + index) }));
}

/** What the files of a process lack beside those of today. */
const layouts: [string, Partial<FakeProcess>][] = [
  ['2.6.32, stat of 44 fields', { fields: 44, oldStatus: true, oldCgroup: true }],
  ['3.10, no Umask and no Ngid', { oldStatus: true, oldCgroup: true }],
  ['4.18', {}],
];

describe.each(layouts)('the layout of Linux %s', (_, layout) => {
  const processes = [
    { pid: 1, comm: 'systemd', ppid: 0 },
    ...many(20, () => ({ comm: 'worker', uid: 1000, state: 'R', start: 990_000 })),
    ...many(6, (pid) => ({ pid: pid + 100, comm: 'a b) S 1', uid: 33, state: 'T', threads: 5 })),
    { pid: 77, comm: 'reaper' },
    ...many(9, (pid) => ({ pid: pid + 200, comm: 'dead', state: 'Z', ppid: 77 })),
  ].map((process) => ({ ...process, ...layout }));

  test('top counts tasks, and the dead by who does not reap them', async () => {
    const said = await say('top', { processes, shell: layout });
    expect(said).toMatch(/^1 {2}30 --name a b\) S 1$/m);
    expect(said).toMatch(/^2 {2}20 --name worker$/m);
    expect(said).toMatch(/^3 {2}9 --ghosts 77 \(reaper\)$/m);
  });

  test('list reads every field that it shows', async () => {
    const said = await say('list', { processes, shell: layout });
    expect(said).toMatch(/^ +1000 +1 +1 +1000 +\d+ +\d+ R worker$/m);
    expect(said).toMatch(/^ +1100 +1 +5 +33 +\d+ +\d+ T a b\) S 1$/m);
    expect(said).toContain(`${processes.length + 1} processes, ${processes.length + 1 + 24} tasks`);
  });
});

test('32,768 processes: every one is counted under its name', async () => {
  const processes = Array.from({ length: 32_768 }, (_, at) => ({
    pid: 4_100_000 + at,
    comm: at % 4 ? 'rogue' : `p${at % 100}`,
    lean: true,
  }));
  const said = await say('top', { processes, total: processes.length + 1 });
  expect(said).toMatch(/^1 {2}24576 --name rogue$/m);
  expect(said).toMatch(/^2 {2}32[78] --name p\d+$/m);
}, 300_000);

test('Java: thousands of threads in a few processes lead, many small processes follow', async () => {
  const processes = [
    ...many(300, () => ({ comm: 'nginx', uid: 33 })),
    ...many(4, (pid) => ({ pid: pid + 1000, comm: 'java', uid: 1001, threads: 2500 + (pid % 2) })),
  ];
  const said = await say('top', { processes });
  expect(said).toMatch(/^1 {2}10002 --name java$/m);
  expect(said).toMatch(/^2 {2}300 --name nginx$/m);
  expect(await (async () => (await shell?.close(), proc?.remove(), say('list', { processes })))()).toContain(
    '305 processes, 10303 tasks',
  );
});

describe.each([
  ['1: folders, but closed', 1, many(40, (pid) => ({ pid: pid + 500, vanished: true }))],
  ['2: no folders', 2, []],
] as const)('hidepid %s', (_, hidepid, others) => {
  test.each(['top', 'list'] as const)('%s shows what can be seen and says that others cannot', async (script) => {
    const mine = many(12, () => ({ comm: 'mine', uid: 1000 }));
    const said = await say(script, { processes: [...mine, ...others], hidepid });
    expect(said).toMatch(/ mine$/m);
    if (script === 'list') expect(said.includes('40 could not be read')).toBe(hidepid === 1);
  });
});
