import { describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { FakeProc, type FakeProcess } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

/** Kernel threads tell that this is the first PID namespace. */
const first = [
  { pid: 1, comm: 'init', ppid: 0 },
  { pid: 2, comm: 'kthreadd', ppid: 0, pgrp: 0, session: 0 },
];

describe.each(allShells)('%s', (shellName, words) => {
  const needed = testWith(shellName === 'bash' ? undefined : shLack);

  /** What top says over processes that fill the host. */
  async function topOf(processes: readonly FakeProcess[]): Promise<string> {
    const proc = new FakeProc({
      processes: [...first, ...processes],
      total: 900,
      threadsMax: 900,
      self: { uid_map: '0 0 4294967295\n' },
    });
    const shell = new LastShell([], words);
    try {
      proc.enter(await shell.pid(), 1);
      const said = await shell.run(renderText(buildPlan({ script: 'top', proc: proc.root })).text);
      expect(said).toMatch(/^Full: threads-max, 900 of 900\.$/m);
      expect(await shell.run('echo alive')).toContain('alive');
      return said;
    } finally {
      await shell.close();
      proc.remove();
    }
  }

  function many(count: number, make: (pid: number) => Partial<FakeProcess>): FakeProcess[] {
    return Array.from({ length: count }, (_, index) => ({ pid: 4_100_000 + index, ...make(4_100_000 + index) }));
  }

  needed('counts tasks, not processes', async () => {
    const said = await topOf([...many(5, () => ({ comm: 'worker' })), { pid: 77, comm: 'java', threads: 4000 }]);
    expect(said).toMatch(/^1 {2}4000 --name java$/m);
    expect(said).toMatch(/^2 {2}5 --name worker$/m);
  });

  needed('the dead count for the parent that does not reap', async () => {
    const said = await topOf([
      { pid: 50, comm: 'keeper' },
      ...many(30, () => ({ comm: 'dead', state: 'Z', ppid: 50 })),
    ]);
    expect(said).toMatch(/^1 {2}30 --ghosts 50 \(keeper\)$/m);
    expect(said).not.toContain('dead');
  });

  needed('names that all differ are found by what they share', async () => {
    const by = (share: Partial<FakeProcess>) => many(40, (pid) => ({ comm: `n${pid}`, ...share }));
    expect(await topOf(by({ uid: 1000 }))).toMatch(/^1 {2}40 --uid 1000$/m);
    expect(await topOf(by({ session: 900 }))).toMatch(/^[12] {2}40 --sid 900$/m);
    expect(await topOf(by({ cgroup: '/system.slice/cron.service' }))).toMatch(
      /^[12] {2}40 --cgroup \/system.slice\/cron.service$/m,
    );
    expect(await topOf([{ pid: 50, comm: 'cron' }, ...by({ ppid: 50 })])).toMatch(/^[12] {2}40 --under 50 \(cron\)$/m);
  });

  needed('hostile names are keys and text, nothing else', async () => {
    const names = ['a b) S 1', 'x[$(kill $$)]', '\x1b[2J', 'a\nb c', '`kill $$`', ')', 'a,=name b,9', '*'];
    const said = await topOf(names.flatMap((comm, at) => many(3, (pid) => ({ pid: pid + at * 10, comm }))));
    for (const shown of ['a b) S 1', 'x[$(kill $$)]', '?[2J', '`kill $$`', ')', 'a?=name b?9', '*'])
      expect(said).toContain(` 3 --name ${shown}\n`);
    expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  });

  needed('kernel threads are no row, and said where they are most', async () => {
    const said = await topOf([...many(50, () => ({ comm: 'kworker', ppid: 2 })), { pid: 70, comm: 'small' }]);
    expect(said).not.toContain('kworker');
    expect(said).toMatch(/^50 are kernel threads: a driver; room, or reboot\.$/m);
    expect(said).toMatch(/ --name small$/m);
  });
});
