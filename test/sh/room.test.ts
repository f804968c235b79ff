import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import type { FakeHost } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { posixShells, shLack } from '../support/sh-shells.ts';
import { mount, why } from '../support/why-cases.ts';

const crowd = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({
    pid: 5_000_000 + at,
    comm: 'filler',
    state: 'R',
    cgroup: '/a',
    ...more,
  }));
const init = { pid: 1, ppid: 0, comm: 'init' };
const group = (files: Record<string, string>): Partial<FakeHost> => ({
  files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`cg/a/${name}`, text])),
  self: { mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: '0::/a\n' },
});
const full = group({ 'pids.max': '50\n', 'pids.current': '50\n' });

/** Hosts and what is asked there, with what must be said and what must stand in a file afterwards. */
const cases: [string, Partial<FakeHost>, Request, RegExp, RegExp][] = [
  ['a full group is raised', full, { script: 'room' }, /^Raised from 50 to \d+: .*pids\.max\. To undo it:\n {2}echo 50 > /m, /^cg\/a\/pids\.max: (?!50\n)\d+\n/],
  ['but not while they run', { ...full, processes: [init, ...crowd(40)] }, { script: 'room' }, /^40 of the 50 are filler and run\.\nNot raised/m, /pids\.max: 50\n/],
  ['unless it is insisted', { ...full, processes: [init, ...crowd(40)] }, { script: 'room', force: true }, /^Raised from 50 to /m, /pids\.max: (?!50\n)\d+\n/],
  ['nor while those run who are meant', { ...full, processes: [init, ...crowd(3)] }, { script: 'room', name: ['filler'] }, /^3 that are meant still run\.\nNot raised/m, /pids\.max: 50\n/],
  ['those who are stopped are no reason', { ...full, processes: [init, ...crowd(40, { state: 'T' })] }, { script: 'room' }, /^Raised from 50 to /m, /pids\.max: (?!50\n)\d+\n/],
  ['a rehearsal writes nothing', full, { script: 'room', dryRun: true }, /^Rehearsal, nothing is written: {2}echo \d+ > /m, /pids\.max: 50\n/],
  ['nothing is full', group({ 'pids.max': '50\n', 'pids.current': '5\n' }), { script: 'room' }, /^Nothing is full, so nothing is raised\./m, /pids\.max: 50\n/],
  ['memory of a group', group({ 'memory.max': '104857600\n', 'memory.current': '104800000\n' }), { script: 'room' }, /^Raised from 104857600 to \d+/m, /memory\.max: (?!104857600\n)\d+\n/],
]; // prettier-ignore

describe.each(cases)('%s', (_, host, request, said, file) => {
  testWith(shLack).each(posixShells)('in %s as in bash', async (__, shell) => {
    const [bash, here] = [
      await why(host, { asRoot: true, request }),
      await why(host, { asRoot: true, request, shell }),
    ];
    expect(here.said).toMatch(said);
    expect(here.said.trimEnd()).toBe(bash.said.trimEnd());
    expect(here.files).toEqual(bash.files);
    expect(here.files.join('')).toMatch(file);
  });
});
