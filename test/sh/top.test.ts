import { describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { type FakeHost, FakeProc, type FakeProcess } from '../support/fake-proc.ts';
import { LastShell, startBeside } from '../support/last-shell.ts';
import { posixShells } from '../support/sh-shells.ts';

function many(count: number, make: (pid: number) => Partial<FakeProcess>): FakeProcess[] {
  return Array.from({ length: count }, (_, index) => ({ pid: 1000 + index, ...make(1000 + index) }));
}

async function topOf(processes: readonly FakeProcess[], words: readonly string[], more: Partial<FakeHost> = {}) {
  // A clock that cannot be read, so that nobody waits for one that stands still.
  const files = { 'proc/uptime': 'late\n', ...more.files };
  const self = { uid_map: '0 0 4294967295\n', ...more.self };
  const init = { pid: 1, comm: 'init', ppid: 0 };
  const host = { processes: [init, ...processes], total: 900, threadsMax: 900, ...more, files, self };
  const proc = new FakeProc(host);
  const { shell, pid } = await startBeside(host.processes, () => new LastShell([], words));
  try {
    proc.enter(pid, 1);
    const dialect = words[0] === 'bash' ? 'bash' : 'sh';
    const said = await shell.run(renderScript(buildPlan({ script: 'top', shell: dialect, proc: proc.root })));
    return said.replaceAll(proc.root.replace(/\/proc$/, ''), 'ROOT');
  } finally {
    await shell.close();
    proc.remove();
  }
}

/** The shell has another PID each time, so those as full as each other may change places. */
function common(said: string): string[] {
  return said
    .split('\n')
    .map((line) => line.replace(/^ ?\d+ /, ''))
    .toSorted();
}

const odd = ['a b) S 1', 'x[$(kill $$)]', '\x1b[2J', 'a\nb c', '`kill $$`', ')', '', '-n', '*', '\\'];
const slice = {
  threadsMax: 9000,
  files: {
    'cg/a/pids.max': '20\n',
    'cg/a/pids.current': '20\n',
    'cg/a/cgroup.procs': '1001\n1002\n',
    'cg/a/b c/cgroup.procs': '1003\n1\n',
    'cg/a/b c/d/cgroup.procs': '1004\nx[$(>ROOT/owned)]\n',
    'cg/a/b/cgroup.procs': '1005\n1006\n1007\n',
  },
  self: { mountinfo: '30 25 0:26 / ROOT/cg rw - cgroup2 none rw,x\n', cgroup: '0::/a\n' },
} satisfies Partial<FakeHost>;

const cases: [string, FakeProcess[], RegExp, Partial<FakeHost>?][] = [
  [
    'threads, not processes',
    [...many(5, () => ({ comm: 'worker' })), { pid: 77, comm: 'java', threads: 4000, uid: 33 }],
    /^ 1 +4000 +1 +0 +0 +0 +0 +\S+ +33 {2}java$/m,
  ],
  [
    'zombies under the parent that does not reap, met before it and after',
    [
      { pid: 50, comm: 'keeper' },
      ...many(30, (pid) => ({ comm: 'dead', state: 'Z', ppid: pid % 2 ? 50 : 1000 })),
      { pid: 1000, comm: 'other' },
    ],
    /^ 1 +16 +1 +0 +0 +15 .* keeper$/m,
  ],
  ['states', many(12, (pid) => ({ comm: 'x', state: 'RTtDS'[pid % 5] ?? 'S' })), /^ 1 +12 +12 +3 +5 +0 .* x$/m],
  ['a name that shells share, by user', many(9, () => ({ comm: 'bash', uid: 1000 })), /--name bash --uid 1000$/m],
  ['or by process group', many(9, () => ({ comm: '-sh', uid: 0, pgrp: 1000 })), /--name -sh --pgid 1000$/m],
  ['several owners', many(9, (pid) => ({ comm: 'x', uid: pid % 3 ? 7 : 8 })), / 7\+ {2}x$/m],
  ['a group', many(40, (pid) => ({ comm: `n${pid}`, pgrp: 1000, session: 900 })), /recover --pgid 1000$/m],
  ['a session', many(40, (pid) => ({ comm: `n${pid}`, session: 1000 })), /--sid 1000$/m],
  ['a parent', many(40, (pid) => ({ comm: `n${pid}`, ppid: 1000 })), /--parent 1000$/m],
  ['more names than rows', many(80, (pid) => ({ comm: `n${pid}`, threads: pid })), /^and 7[12] more names$/m],
  ['odd names', odd.flatMap((comm, at) => many(3 + at, (pid) => ({ pid: pid + at * 20, comm }))), / a b\) S 1$/m],
  ['an odd name in the first row', many(9, () => ({ comm: "it's $x ~ a" })), /--name it\\'s\\ \\\$x\\ \S*~\\ a$/m],
  ['no name to type', many(9, () => ({ comm: 'a\x1b', pgrp: 1000 })), /recover --pgid 1000$/m],
  [
    'kernel threads',
    [
      { pid: 2, comm: 'kthreadd', ppid: 0, flags: 0x200000 },
      ...many(50, () => ({ comm: 'kworker', ppid: 2, flags: 0x4208060 })),
      { pid: 70, comm: 'small', threads: 2 },
    ],
    /^ 1 +2 .* small$/m,
  ],
  ['a control group', many(30, (pid) => ({ comm: pid < 1005 ? 'in' : 'x' })), /^ 1 +4 .* in$/m, slice],
  ['those who end while they are read', many(30, (pid) => ({ comm: 'x', vanished: pid > 1003 })), /^ 1 +4 .* x$/m],
  ['a group that the kernel no longer knows', many(9, () => ({ comm: 'x', pgrp: -1, session: -1 })), /^ 1 +9 .* x$/m],
]; // prettier-ignore

describe.each(cases)('%s', (_, processes, row, more) => {
  let inBash: Promise<string> | undefined;
  test.each(posixShells)('%s says what bash says', async (_name, words) => {
    const bash = await (inBash ??= topOf(processes, ['bash', '--norc', '--noprofile'], more));
    const said = await topOf(processes, words, more);
    expect(said).toMatch(row);
    expect(said).toMatch(/^[\x20-\x7e\n]*$/);
    expect(common(said)).toEqual(common(bash));
  });
});
