import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import type { FakeProcess } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';
import { allShells, shLack } from '../support/sh-shells.ts';
import { slice, sliceFor } from '../support/whole.ts';

const init: FakeProcess = { pid: 1, ppid: 0, comm: 'init' };

/** Every name is a process of its own; those of the same name have the same number below. */
const names = [
  'bomb', 'bombx', 'bom', 'BOMB', 'bomb ', ' bomb', 'bo  mb', 'bomb\nx', 'x\nbomb', 'a b) S 90 (bomb', '(bomb)', '*', 'b*',
  '-n', '\\n', 'bomb\\', '\x1b[31mbomb', 'Bömb', '$(id)', '`id`', '"', 'bo,mb', '[a-z]', '~', 'b\tmb', 'bömb\r', 'bomb?', '', '#x',
  'Name:', '{}', '<x>', '%s', '=bomb', 'A\x80\xff', 'a|b&c;d',
]; // prettier-ignore
const processes = names.map((name, at): FakeProcess => ({ pid: 100 + at, comm: name }));
const numbers = (...comms: string[]) => comms.map((comm) => 100 + names.indexOf(comm)).toSorted((a, b) => a - b);

/** What is asked for, as list writes it, and whom it means. */
const asked: [string[], string[]][] = [
  [['bomb'], ['bomb']],
  [['bomb '], ['bomb ']],
  [[' bomb'], [' bomb']],
  [['bo  mb'], ['bo  mb']],
  [
    ['BOMB', 'bom'],
    ['BOMB', 'bom'],
  ],
  [['bomb?x'], ['bomb\nx']],
  [['x?bomb'], ['x\nbomb']],
  [['bomb?'], ['bomb?', 'bomb\\']],
  [['?[31mbomb'], ['\x1b[31mbomb']],
  [['b?mb'], ['b\tmb']],
  [['B??mb'], ['Bömb']],
  [['Bömb'], ['Bömb']],
  [['bömb?'], ['bömb\r']],
  [['A???'], []],
  [['a b) S 90 (bomb'], ['a b) S 90 (bomb']],
  [
    ['(bomb)', '*'],
    ['(bomb)', '*'],
  ],
  [
    ['-n', '\\n', 'bomb\\'],
    ['-n', '\\n', 'bomb\\'],
  ],
  [
    ['$(id)', '`id`', '"'],
    ['$(id)', '`id`', '"'],
  ],
  [
    ['bo,mb', '[a-z]', '~', 'b*', '#x'],
    ['bo,mb', '[a-z]', '~', 'b*', '#x'],
  ],
  [
    ['Name:', '{}', '<x>', '%s', '=bomb', 'a|b&c;d'],
    ['Name:', '{}', '<x>', '%s', '=bomb', 'a|b&c;d'],
  ],
  [['nobody'], []],
];

const anyName = fc.stringMatching(/^[ -&(-~]{1,15}$/).filter((name) => !name.includes('!'));

describe.each(allShells)('%s', (name, shell) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);

  needed.each(sliceFor(name, asked))('%j means %j', async (each, meant) => {
    const recorded = await runRecorded(
      { script: 'freeze', name: each },
      { processes: [init, ...processes] },
      { shell },
    );
    expect(pidsOf(recorded, 'STOP')).toEqual(numbers(...meant));
    expect(recorded.output).toMatch(new RegExp(`^Frozen ${meant.length}:`, 'm'));
    expect(recorded.output).toMatch(/^[\x20-\x7e\n]*$/);
  });

  needed(
    'any name that can be given means the processes that have it, and no other',
    async () => {
      const groups = fc.uniqueArray(anyName, { minLength: 12, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(groups, async (all) => {
          const crowd = all.map((comm, at) => ({ pid: 100 + at, comm }));
          const request = { script: 'freeze', name: all.slice(0, 6), force: true } as const;
          const recorded = await runRecorded(request, { processes: [init, ...crowd] }, { shell });
          expect(pidsOf(recorded, 'STOP')).toEqual([100, 101, 102, 103, 104, 105]);
        }),
        { numRuns: slice(200, 4) },
      );
    },
    240_000,
  );
});
