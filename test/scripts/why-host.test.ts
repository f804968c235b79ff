import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';

const top = ['/sys/fs/cgroup/pids', '/sys/fs/cgroup'].find((folder) => existsSync(join(folder, 'cgroup.procs'))) ?? '';
const isRoot = process.getuid?.() === 0;
const lack = isRoot && hasProgram('unshare') ? undefined : 'limits of the kernel are made real by root only';
const noGroups = isRoot && top !== '' ? undefined : 'a control group with a limit needs root';
const group = join(top, `lastshell-why-${process.pid}`);
const user = ['setpriv', '--reuid=54322', '--clear-groups'];
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.run('\\builtin kill -KILL 0', 5).catch(() => undefined);
  await shell?.close();
});

/** Five looks, each of which must say the same and try no fork. */
async function sayFiveTimes(verdict: RegExp): Promise<string> {
  const text = renderText(buildPlan({ script: 'why' })).text;
  let said = '';
  for (let count = 0; count < 5; count++) {
    said = (await shell?.run(text)) ?? '';
    expect(said).toMatch(verdict);
    expect(said).not.toMatch(/fork: /);
  }
  return said;
}

testWith(lack)('a healthy host', async () => {
  shell = new LastShell(['setsid']);
  const said = await sayFiveTimes(/^Nothing is full\. Nearest: \S.*, \d+ of \d+\.$/m);
  for (const name of ['threads-max', 'pid_max', 'memory']) expect(said).toMatch(new RegExp(`^${name}: `, 'm'));
}); // prettier-ignore

testWith(lack)('RLIMIT_NPROC of a user', async () => {
  shell = new LastShell(['setsid', ...user, 'prlimit', '--nproc=12']);
  await shell.run('for i in {1..11}; do sleep 300 & done');
  const said = await sayFiveTimes(new RegExp(`^Full: RLIMIT_NPROC of user 54322, 12 of 12\\.$`, 'm'));
  expect(said).toMatch(/^Next: top shows who/m);
}); // prettier-ignore

testWith(noGroups).each([
  ['the leaf', 'leaf'],
  ['a parent', ''],
])('a pids group that is full at %s', async (_, limited) => {
  mkdirSync(join(group, 'leaf'), { recursive: true });
  if (existsSync(join(top, 'cgroup.subtree_control'))) writeFileSync(join(group, 'cgroup.subtree_control'), '+pids');
  try {
    shell = new LastShell(['setsid']);
    writeFileSync(join(group, 'leaf', 'cgroup.procs'), String(await shell.pid()));
    await shell.run('for i in {1..11}; do sleep 300 & done');
    writeFileSync(join(group, limited, 'pids.max'), '12');
    const said = await sayFiveTimes(new RegExp(`^Full: pids.max in ${join(group, limited).replace(/\/$/, '')}, 12 of 12\\.$`, 'm'));
    expect(said).toMatch(/^Next: top/m);
  } finally {
    await shell?.run('\\builtin kill -KILL 0', 5).catch(() => undefined);
    await shell?.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmdirSync(join(group, 'leaf'));
    rmdirSync(group);
  }
}); // prettier-ignore

const [major = 0, minor = 0] = release().split('.').map(Number);
/** Before 6.14 a PID namespace shares the host's pid_max, which no test may touch. */
const spaces = major * 1000 + minor >= 6014 ? ['pid_max of a PID namespace'] : [];

for (const title of spaces)
  testWith(lack)(title, async () => {
    shell = new LastShell(['setsid', 'unshare', '--pid', '--fork', '--mount-proc']);
    await shell.run('echo 400 >/proc/sys/kernel/ns_last_pid; echo 312 >/proc/sys/kernel/pid_max');
    await shell.run('for i in {1..12}; do sleep 300 & done');
    await sayFiveTimes(/^Full: pid_max, 13 of 13\.$/m);
  });

testWith(lack)('a PID namespace whose init is dead, and the way out', async () => {
  shell = new LastShell(['setsid', 'unshare', '--pid']);
  await shell.run('/bin/true');
  const said = await sayFiveTimes(/^Full: the PID namespace of its children \(it is dead\)\.$/m);
  const [, next = ''] = /^Next, as root: (exec .*)$/m.exec(said) ?? [];
  await expect(shell.run(`${next}\n/bin/true && \\builtin printf BACK`)).resolves.toContain('BACK');
});
