import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import type { FakeProcess } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';
import { allShells, shLack } from '../support/sh-shells.ts';
import { sliceFor } from '../support/whole.ts';

const cat = '/bin/cat';
const processes: FakeProcess[] = [
  { pid: 1, ppid: 0, comm: 'a' },
  { pid: 300, comm: 'a', uid: 1000, pgrp: 30, session: 3, cgroup: '/x/y', exe: cat, cmdline: ['run', 'job 7'], ppid: 4 },
  { pid: 301, comm: 'b', uid: 1001, pgrp: 31, session: 3, cgroup: '/x/yz', exe: '/bin/ls', cmdline: ['run'], ppid: 300 },
  { pid: 302, comm: 'c', uid: 0, pgrp: 302, session: 302, cgroup: '/x/y/z', ppid: 301 },
  { pid: 303, comm: 'd', uid: 1000, pgrp: 302, session: 302, cmdline: ['x', 'job 7'], ppid: 1 },
  { pid: 304, comm: 'e', uid: 1002, pgrp: 40, session: 40, ppid: 1, cmdline: ['sh', '-c', 'one\ntwo\n', ''] },
  { pid: 305, comm: 'a', uid: 1003, pgrp: 3, session: 31, ppid: 30, exe: '/usr/bin/cat', cgroup: '/', cmdline: ['é', '*'] },
  { pid: 306, comm: 'b', uid: 10, pgrp: 300, session: 30, ppid: 303, cgroup: '/x y/[z]', cmdline: ['-n', '\\'] },
]; // prettier-ignore

const selections: [Partial<Request>, number[]][] = [
  [{ exe: [cat] }, [300, 305]],
  [{ exe: [cat, '/bin/ls'] }, [300, 301, 305]],
  [{ exe: [cat], name: ['b', 'a'], uid: ['1000', '10'] }, [300]],
  [{ exe: ['/nowhere/cat'] }, []],
  [{ pgid: ['30', '31'] }, [300, 301]],
  [{ pgid: ['3'] }, [305]],
  [{ sid: ['302'] }, [302, 303]],
  [{ sid: ['3'], uid: ['1000'] }, [300]],
  [{ sid: ['3', '30'], name: ['b'] }, [301, 306]],
  [{ cgroup: ['/x/y'] }, [300, 302]],
  [{ cgroup: ['/x y/[z]', '/x/yz'] }, [301, 306]],
  [{ cgroup: ['/'], uid: ['1003', '10'] }, [305, 306]],
  [{ cgroup: ['/x/y/'], name: ['c'] }, [302]],
  [{ parent: ['301', '4'] }, [300, 302]],
  [{ parent: ['30'] }, [305]],
  [{ under: ['300'] }, [301, 302]],
  [{ under: ['302'] }, []],
  [{ under: ['300', '303'] }, [301, 302, 306]],
  [{ under: ['300', '303'], uid: ['10'] }, [306]],
  [{ under: ['1'], cmdline: ['x*'] }, [303]],
  [{ cmdline: ['runjob*'] }, [300]],
  [{ cmdline: ['run*', '-n*'] }, [300, 301, 306]],
  [{ cmdline: ['*job [0-9]'], pgid: ['302'] }, [303]],
  [{ cmdline: ['*job [^7]'] }, []],
  [{ cmdline: ['sh-cone*two*'] }, [304]],
  [{ cmdline: ['??\\*'] }, [305]],
  [{ cmdline: ['-n\\\\'] }, [306]],
  [{ name: ['a', 'b'], uid: ['1000', '77'], parent: ['4'] }, [300]],
  [{ uid: ['root', '1002'], sid: ['302', '40'] }, [302, 304]],
  [{ uid: ['root'], sid: ['302', '40'] }, [302]],
  [{ uid: ['1'], force: true }, []],
];

describe.each(allShells)('%s', (name, shell) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);

  needed.each(sliceFor(name, selections))('%j means %j', async (selection, pids) => {
    const recorded = await runRecorded({ script: 'freeze', ...selection }, { processes }, { shell });
    expect(pidsOf(recorded, 'STOP')).toEqual(pids);
    expect(recorded.output).toMatch(new RegExp(`^Frozen ${pids.length}:`, 'm'));
  });

  needed('a user whom the host does not know is said, and nobody is signalled', async () => {
    const request = { script: 'recover', uid: ['1000', 'nobody-has-it'] } as const;
    const { output, signals } = await runRecorded(request, { processes }, { shell });
    expect(output).toBe('No user nobody-has-it in /etc/passwd: give the number.\n');
    expect(signals).toEqual([]);
  });
});
