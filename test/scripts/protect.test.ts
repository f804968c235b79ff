import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import type { FakeProcess } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';
import { allShells, shLack } from '../support/sh-shells.ts';
import { sliceFor } from '../support/whole.ts';

const init: FakeProcess = { pid: 1, ppid: 0, comm: 'bomb' };
const sshd: FakeProcess = { pid: 40, ppid: 39, comm: 'bomb', uid: 1000 };
const daemon: FakeProcess = { pid: 39, ppid: 1, comm: 'bomb', uid: 1000 };
const rogues: FakeProcess[] = [100, 101, 102].map((pid) => ({ pid, comm: 'bomb', uid: 1000, ppid: 90 }));
const others: FakeProcess[] = [
  { pid: 2, ppid: 0, comm: 'kthreadd' },
  { pid: 150, comm: 'postgres', uid: 1000 },
  { pid: 151, comm: 'post\ngres', uid: 1000 },
];
const processes = [init, daemon, sshd, ...rogues, ...others];
const freeze = { script: 'freeze' } as const;

/** What is asked, and who is stopped; the shell is a child of 40 and named bomb too. */
const cases: [string, Request, number[]][] = [
  ['the shell, its parents and PID 1', { ...freeze, name: ['bomb'] }, [100, 101, 102]],
  ['a PID', { ...freeze, name: ['bomb'], protect: ['101'] }, [100, 102]],
  ['PIDs and names', { ...freeze, uid: ['1000'], protect: ['102', 'postgres', '151'] }, [100, 101]],
  ['a name', { ...freeze, uid: ['1000'], protect: ['postgres'] }, [100, 101, 102, 151]],
  ['a name that cannot be printed', { ...freeze, uid: ['1000'], protect: ['post?gres'] }, [100, 101, 102, 150]],
  ['whoever is named both ways', { ...freeze, name: ['bomb'], protect: ['bomb'] }, []],
  ['the parents of the shell', { ...freeze, under: ['39'], name: ['bomb'] }, []],
];

describe.each(allShells)('%s', (name, shell) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);
  const around = { shell, parent: 40 };
  const host = { processes, shell: { comm: 'bomb', uid: 1000 } };

  needed.each(sliceFor(name, cases))('spared: %s', async (_, request, pids) => {
    expect(pidsOf(await runRecorded(request, host, around), 'STOP')).toEqual(pids);
  });

  needed.each(['recover', 'freeze', 'kill', 'thaw'] as const)('a rehearsal of %s signals nobody', async (script) => {
    const stopped = { pid: 103, comm: 'bomb', state: 'T' };
    const request = { script, name: ['bomb'], protect: ['102'], dryRun: true };
    const { output, signals } = await runRecorded(request, { ...host, processes: [...processes, stopped] }, around);
    expect(signals.filter(({ signal }) => signal !== '0')).toEqual([]);
    expect(output).toMatch(/^Rehearsal, nothing is signalled\. Meant are:\n.*\b3 bomb, PIDs 100 101 103$/m);
  });

  needed('recover signals nobody but who is meant', async () => {
    const recorded = await runRecorded({ script: 'recover', name: ['bomb'] }, host, around);
    expect(pidsOf(recorded, 'STOP')).toEqual([100, 101, 102]);
    expect(recorded.signals.filter(({ signal }) => signal === 'KILL')).toEqual(
      [100, 101, 102].map((pid) => ({ signal: 'KILL', pids: [pid] })),
    );
    expect(recorded.output).toBe('Killed 3: 3 bomb, PIDs 100 101 102\nNow try: ls\n');
  });

  needed('kill leaves alone what runs; thaw wakes what is stopped', async () => {
    const stopped = { pid: 110, comm: 'bomb', state: 'T' };
    const dead = { pid: 111, comm: 'bomb', state: 'Z', ppid: 150 };
    const crowd = { ...host, processes: [...processes, stopped, dead] };
    const killed = await runRecorded({ script: 'kill', name: ['bomb'] }, crowd, around);
    expect(killed.signals.filter(({ signal }) => signal !== '0')).toEqual([{ signal: 'KILL', pids: [110] }]);
    expect(killed.output).toMatch(/^Killed 1: 1 bomb, PIDs 110\n3 run and were left alone/);
    expect(killed.output).toContain('1 are dead until PID 150 reaps them.');
    const thawed = await runRecorded({ script: 'thaw', name: ['bomb'] }, crowd, around);
    expect(thawed.signals).toEqual([{ signal: 'CONT', pids: [110] }]);
    expect(thawed.output).toBe('Continued 1: 1 bomb, PIDs 110\n');
  });

  needed('thaw --all wakes everybody by one call', async () => {
    const { output, signals } = await runRecorded({ script: 'thaw', all: true }, host, around);
    expect(signals).toEqual([{ signal: 'CONT', pids: [-1] }]);
    expect(output).toBe('All that you may signal continues.\n');
  });

  needed('a /proc of other PIDs gets nobody signalled', async () => {
    const strangers = { ...host, self: { stat: '7 (bash) S 1\n' } };
    for (const script of ['recover', 'freeze', 'kill', 'thaw'] as const) {
      const { output, signals } = await runRecorded({ script, name: ['bomb'] }, strangers, around);
      expect([output, signals]).toEqual([expect.stringContaining('/proc is not of this shell'), []]);
    }
  });
});
