import { expect, test } from '@jest/globals';
import type { FakeProcess } from '../support/fake-proc.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';

const init: FakeProcess = { pid: 1, ppid: 0, comm: 'bomb' };
const kthreadd: FakeProcess = { pid: 2, ppid: 0, comm: 'kthreadd', flags: 0x208040 };
const sshd: FakeProcess = { pid: 40, ppid: 1, comm: 'bomb' };
const rogues: FakeProcess[] = [100, 101, 102].map((pid) => ({ pid, comm: 'bomb', uid: 1000, ppid: 90 }));
const near: FakeProcess[] = [
  { pid: 200, comm: 'bombx', uid: 1000 },
  { pid: 201, comm: 'bom', uid: 1000 },
  { pid: 202, comm: 'bomb\nx', uid: 1000 },
  { pid: 203, comm: 'x\nbomb', uid: 1000 },
  { pid: 204, comm: 'a b) S 90 (bomb', uid: 1001 },
  { pid: 205, comm: 'bomb ', uid: 1001 },
  { pid: 206, vanished: true },
];
const host = { processes: [init, kthreadd, sshd, ...rogues, ...near] };

test('recover stops and kills exactly what the name means', async () => {
  const recorded = await runRecorded({ script: 'recover', name: ['bomb'] }, host, 40);
  expect(pidsOf(recorded, 'STOP')).toEqual([100, 101, 102]);
  expect(pidsOf(recorded, 'KILL')).toEqual([100, 101, 102]);
  expect(recorded.output).toContain('frozen 3');
  expect(recorded.output).toContain('Recovered');
});

test('kinds narrow each other and values of a kind widen', async () => {
  const processes = [
    init,
    { pid: 300, comm: 'a', uid: 1000, ppid: 7 },
    { pid: 301, comm: 'b', uid: 1000, ppid: 7 },
    { pid: 302, comm: 'a', uid: 1001, ppid: 7 },
    { pid: 303, comm: 'a', uid: 1000, ppid: 8 },
    { pid: 304, comm: 'c', uid: 1000, ppid: 7 },
  ];
  const request = { script: 'freeze', name: ['a', 'b'], uid: ['1000', '77'], parent: ['7'] } as const;
  expect(pidsOf(await runRecorded(request, { processes }), 'STOP')).toEqual([300, 301]);
});

test('nothing protected is signalled, whoever asks', async () => {
  const processes = [init, sshd, { ...kthreadd, comm: 'bomb' }, ...rogues];
  const request = { script: 'recover', name: ['bomb'], protect: ['101'] } as const;
  const recorded = await runRecorded(request, { processes }, 40);
  expect(pidsOf(recorded, 'STOP')).toEqual([100, 102]);
});

test('a protected name is spared inside a wider selection', async () => {
  const processes = [init, ...rogues, { pid: 150, comm: 'postgres', uid: 1000 }];
  const request = { script: 'recover', uid: ['1000'], protect: ['postgres'] } as const;
  expect(pidsOf(await runRecorded(request, { processes }), 'STOP')).toEqual([100, 101, 102]);
});

test('who shows a tmux session is protected with its parents', async () => {
  const processes = [
    init,
    { pid: 60, ppid: 1, comm: 'tmux: server', uid: 1000 },
    { pid: 70, ppid: 1, comm: 'sshd', uid: 1000 },
    { pid: 71, ppid: 70, comm: 'zsh', uid: 1000, tty: 0x8801 },
    { pid: 72, ppid: 71, comm: 'tmux: client', uid: 1000, tty: 0x8801 },
    // In disguise: without a terminal.
    { pid: 98, ppid: 97, comm: 'tmux: client', uid: 1000 },
    { pid: 97, ppid: 1, comm: 'tmux: client', uid: 1000 },
    ...rogues,
  ];
  const recorded = await runRecorded({ script: 'recover', uid: ['1000'] }, { processes }, 60);
  expect(pidsOf(recorded, 'STOP')).toEqual([97, 98, 100, 101, 102]);
  expect(recorded.output).toContain('spared although it is meant: PID 72 tmux: client (shows this terminal)');
});

const sh = '/bin/cat';
const crowd: FakeProcess[] = [
  init,
  { pid: 300, comm: 'a', uid: 1000, pgrp: 30, session: 3, cgroup: '/x/y', exe: sh, cmdline: ['run', 'job 7'], ppid: 4 },
  {
    pid: 301,
    comm: 'b',
    uid: 1001,
    pgrp: 31,
    session: 3,
    cgroup: '/x/yz',
    exe: '/bin/ls',
    cmdline: ['run'],
    ppid: 300,
  },
  { pid: 302, comm: 'c', uid: 0, pgrp: 302, session: 302, cgroup: '/x/y/z', ppid: 301 },
  { pid: 303, comm: 'd', uid: 1000, pgrp: 302, session: 302, cmdline: ['x', 'job 7'], ppid: 1 },
  { pid: 304, comm: 'e', uid: 1002, pgrp: 40, session: 40, ppid: 1 },
];

test.each([
  [{ exe: [sh] }, [300]],
  [{ exe: [sh, '/bin/ls'] }, [300, 301]],
  [{ pgid: ['30', '31'] }, [300, 301]],
  [{ sid: ['302'] }, [302, 303]],
  [{ cgroup: ['/x/y'] }, [300, 302]],
  [{ under: ['300'] }, [301, 302, 303]],
  [{ under: ['302'] }, [303]],
  [{ under: ['300'], uid: ['1000'] }, [303]],
  [{ cmdline: ['run job*'] }, [300]],
  [{ cmdline: ['*job [0-9]'], pgid: ['302'] }, [303]],
  [{ uid: ['root', '1002'], sid: ['302', '40'] }, [302, 304]],
  [{ uid: ['nobody-of-that-name'] }, []],
])('%j means %j', async (selection, pids) => {
  const recorded = await runRecorded({ script: 'freeze', ...selection }, { processes: crowd });
  expect(pidsOf(recorded, 'STOP')).toEqual(pids);
});

test('signals go in batches', async () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ pid: 1000 + index, comm: 'bomb' }));
  const recorded = await runRecorded({ script: 'freeze', name: ['bomb'] }, { processes: [init, ...many] });
  const sizes = recorded.signals.filter((call) => call.signal === 'STOP').map((call) => call.pids.length);
  expect(sizes).toEqual([64, 64, 64, 8]);
});

test('a /proc of other PIDs gets nobody signalled', async () => {
  const { FakeProc } = await import('../support/fake-proc.ts');
  const { LastShell } = await import('../support/last-shell.ts');
  const { buildPlan } = await import('../../src/plan/build-plan.ts');
  const { renderScript } = await import('../../src/render/kit/script.ts');
  const proc = new FakeProc({ processes: [init, ...rogues] });
  const shell = new LastShell();
  proc.enter(4194303, 1);
  const text = renderScript(buildPlan({ script: 'recover', name: ['bomb'], proc: proc.root }));
  const output = await shell.run(text.replaceAll(String.raw`\builtin kill `, 'printf "SIGNALLED %s" '));
  expect(output).toContain('nothing is signalled');
  expect(output).not.toContain('SIGNALLED');
  await shell.close();
  proc.remove();
});
