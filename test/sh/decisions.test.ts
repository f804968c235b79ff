import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import type { FakeProcess } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';
import { runRecordedIn, shLack, shShells } from '../support/sh-shells.ts';

const init: FakeProcess = { pid: 1, ppid: 0, comm: 'bomb' };
const kthreadd: FakeProcess = { pid: 2, ppid: 0, comm: 'kthreadd', flags: 0x208040 };
const cat = '/bin/cat';
const processes: FakeProcess[] = [
  init,
  kthreadd,
  { pid: 9, ppid: 2, comm: 'bomb', pgrp: 0, session: 0, flags: 0x208040 },
  { pid: 40, ppid: 1, comm: 'bomb' },
  ...[100, 101, 102].map((pid) => ({ pid, comm: 'bomb', uid: 1000, ppid: 90, exe: cat })),
  { pid: 110, comm: 'bomb', state: 'T', start: 7 },
  { pid: 111, comm: 'bomb', state: 'Z', start: 7 },
  { pid: 200, comm: 'bombx', uid: 1000, pgrp: 30, session: 3, cgroup: '/x/y' },
  { pid: 201, comm: 'bom', uid: 1000, ppid: 200, session: 3, cgroup: '/x/yz' },
  { pid: 202, comm: 'bomb\nx', uid: 1000, ppid: 201, cgroup: '/x/y/z' },
  { pid: 203, comm: 'x\nbomb', uid: 1000, pgrp: 31, session: 31 },
  { pid: 204, comm: 'a b) S 90 (bomb', uid: 1001, pgrp: 31, session: 31 },
  { pid: 205, comm: 'bomb ', uid: 1001, exe: '/bin/ls' },
  { pid: 207, comm: Buffer.from('\x1b[31m\xff'), uid: 1002 },
  { pid: 206, vanished: true },
];

const host = { processes, files: { 'proc/2/task/2/children': '9 ' } };

const selections: Partial<Request>[] = [
  { name: ['bomb'] },
  { name: ['bomb', 'bomb '], protect: ['101'] },
  { uid: ['1000'], protect: ['bom'] },
  { name: ['bomb', 'a b) S 90 (bomb'], uid: ['1000', '1001', 'root'] },
  { uid: ['nobody-of-that-name', '1002'] },
  { exe: [cat, '/bin/ls'] },
  { pgid: ['30', '31'] },
  { sid: ['3'], uid: ['1000'] },
  { cgroup: ['/x/y'] },
  { parent: ['90', '201'] },
  { under: ['200'] },
  { under: ['201', '90'], uid: ['1000'] },
];

function sorted(output: string, shell: number): string[] {
  return output.replaceAll(String(shell), 'SHELL').split('\n').filter(Boolean).toSorted();
}

/** The same as a person types it. */
function asWords(selection: Partial<Request>): string {
  const pairs = Object.entries(selection).flatMap(([kind, values]) => [values].flat().map((value) => [kind, value]));
  return pairs.map(([kind, value]) => `--${String(kind)} '${String(value)}'`).join(' ');
}

describe.each(shShells)('%s', (_, program) => {
  testWith(shLack).each(selections)('%j: the rehearsal says what the one of bash says', async (selection) => {
    const request: Request = { script: 'recover', dryRun: true, ...selection };
    const bash = await runRecorded(request, host, 40);
    const here = await runRecordedIn(program, request, host, 40);
    expect(sorted(here.output, here.shell)).toEqual(sorted(bash.output, bash.shell));
    expect(here.output).toMatch(/^Meant: /m);
    expect(here.signals).toEqual([]);
  });

  testWith(shLack)('the kit means whom a text with the same selectors means', async () => {
    const known = selections.filter((each) => !each.protect && !/nobody/.test(String(each.uid)));
    const texts = [];
    for (const selection of known) {
      const { output, shell } = await runRecordedIn(program, { script: 'list', ...selection }, host, 40);
      expect(output).toMatch(/^[1-9]\d* processes/m);
      texts.push(...sorted(output, shell));
    }
    const command = known.map((selection) => `lastshell list ${asWords(selection)}`).join('; ');
    const typed = await runRecordedIn(program, { script: 'kit' }, host, 40, command);
    expect(sorted(typed.output, typed.shell)).toEqual(texts.toSorted());
  });

  testWith(shLack)('recover stops and kills exactly what the name means, parents first', async () => {
    const extra = { pid: 103, comm: 'bomb', ppid: 100 };
    const here = await runRecordedIn(
      program,
      { script: 'recover', name: ['bomb'] },
      { ...host, processes: [...processes.filter(({ pid }) => pid !== 111), extra] },
      40,
    );
    expect(pidsOf(here, 'STOP')).toEqual([100, 101, 102, 103, 110]);
    expect(here.signals.filter(({ signal }) => signal === 'KILL').map(({ pids }) => pids)).toEqual([
      [100, 101, 102, 110],
      [103],
    ]);
    expect(here.output).toContain('frozen 5');
    expect(here.output).toContain('spared although it is meant: PID 40 bomb (this shell or its parent)');
  });

  testWith(shLack)('kill leaves alone what runs, thaw wakes what is stopped', async () => {
    const killed = await runRecordedIn(program, { script: 'kill', name: ['bomb'] }, host, 40);
    expect(killed.signals).toEqual([{ signal: 'KILL', pids: [110] }]);
    expect(killed.output).toContain('left alone, because they are not stopped:');
    const thawed = await runRecordedIn(program, { script: 'thaw', name: ['bomb'] }, host, 40);
    expect(thawed.signals).toEqual([{ signal: 'CONT', pids: [110] }]);
  });

  testWith(shLack)('signals go in batches, and freeze says what is next', async () => {
    const many = Array.from({ length: 200 }, (__, index) => ({ pid: 1000 + index, comm: 'bomb' }));
    const here = await runRecordedIn(program, { script: 'freeze', name: ['bomb'] }, { processes: [init, ...many] });
    const stops = here.signals.filter(({ signal }) => signal === 'STOP');
    expect(stops.map(({ pids }) => pids.length)).toEqual([64, 64, 64, 8]);
    expect(here.output).toContain('Next: the kill script');
  });

  testWith(shLack)('who shows a tmux session is protected with its parents', async () => {
    const session = [
      init,
      { pid: 60, ppid: 1, comm: 'tmux: server', uid: 1000 },
      { pid: 70, ppid: 1, comm: 'sshd', uid: 1000 },
      { pid: 71, ppid: 70, comm: 'zsh', uid: 1000, tty: 0x8801 },
      { pid: 72, ppid: 71, comm: 'tmux: client', uid: 1000, tty: 0x8801 },
      { pid: 97, ppid: 1, comm: 'tmux: client', uid: 1000 },
    ];
    const here = await runRecordedIn(program, { script: 'freeze', uid: ['1000'] }, { processes: session }, 60);
    expect(pidsOf(here, 'STOP')).toEqual([97]);
  });

  testWith(shLack)('list shows what the one of bash shows', async () => {
    const bash = await runRecorded({ script: 'list' }, { ...host, hidepid: 2 }, 40);
    const here = await runRecordedIn(program, { script: 'list' }, { ...host, hidepid: 2 }, 40);
    const rows = (text: string, shell: number) => text.split('\n').filter((row) => !row.includes(String(shell)));
    expect(rows(here.output, here.shell)).toEqual(rows(bash.output, bash.shell));
  });
});
