import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FakeProcess } from '../support/fake-proc.ts';
import { runRecorded } from '../support/recorder.ts';
import { slice } from '../support/whole.ts';

async function list(processes: FakeProcess[], hidepid?: number): Promise<string[]> {
  const host = { processes, ...(hidepid === undefined ? {} : { hidepid }) };
  return (await runRecorded({ script: 'list' }, host)).output.split('\n').filter(Boolean);
}

function rowOf(lines: string[], pid: number): string[] {
  const line = lines.find((candidate) => candidate.startsWith(String(pid).padStart(7) + ' '));
  return (line ?? '').trim().split(/ +/);
}

test('a row has the eleven fields of its process', async () => {
  const process = { pid: 321, ppid: 12, comm: 'worker', state: 'D', threads: 17, uid: 1000, login: 1001, pgrp: 320 };
  const lines = await list([{ ...process, session: 319, tty: 0x8803, start: 1_000_000 - 12_300 }]);
  expect(rowOf(lines, 321)).toEqual(['321', '12', 'D', '17', '1000', '1001', '320', '319', 'pts/3', '123s'].map(
    (field) => (field === '123s' ? '2m' : field)).concat('worker')); // prettier-ignore
});

test('kernel threads, zombies, vanished and hidden processes are told apart', async () => {
  const lines = await list(
    [
      { pid: 2, ppid: 0, comm: 'kthreadd', pgrp: 0, session: 0, login: 4294967295 },
      { pid: 15, ppid: 2, comm: 'kworker/u8:1-ev', state: 'I', login: 4294967295 },
      { pid: 50, comm: 'dead', state: 'Z', threads: 1, login: 0 },
      { pid: 51, vanished: true },
      { pid: 52, comm: 'old', oldStatus: true, uid: 7 },
    ],
    2,
  );
  expect(rowOf(lines, 15).slice(0, 6)).toEqual(['15', '2', 'I', '1', '0', '-']);
  expect(rowOf(lines, 50)[2]).toBe('Z');
  expect(rowOf(lines, 52).slice(4, 6)).toEqual(['7', '?']);
  expect(lines).toContain('5 processes, 5 threads');
  expect(lines.join('\n')).toContain('1 could not be read');
  expect(lines.join('\n')).toContain('hidepid is set');
});

test('terminals get the names that people know', async () => {
  const ttys: [number, string][] = [[0, '-'], [0x401, 'tty1'], [0x440, 'ttyS0'], [0x8900, 'pts/1048576'], [0x501, '5:1'],
    [0x100000 | 0x88ff, 'pts/511']]; // prettier-ignore
  const lines = await list(ttys.map(([tty], index) => ({ pid: 100 + index, tty })));
  expect(ttys.map((_, index) => rowOf(lines, 100 + index)[8])).toEqual(ttys.map(([, name]) => name));
});

test('five thousand processes, in the order of their numbers', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ pid: 3 + index * 7, comm: `p${index}`, threads: 2 }));
  const { output, shell } = await runRecorded({ script: 'list' }, { processes: many });
  const lines = output.split('\n').filter(Boolean);
  // The shell, with its one thread, is a real process and may have the number of one of them.
  const others = many.filter(({ pid }) => pid !== shell).length;
  expect(lines).toContain(`${others + 1} processes, ${2 * others + 1} threads`);
  const pids = lines.slice(1, -1).map((line) => Number(line.trim().split(' ')[0]));
  expect(pids).toEqual(pids.toSorted((a, b) => a - b));
});

/** A comm as the kernel can hold it: 0 to 15 bytes, none of them NUL. */
const anyComm = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 15, min: 1 }).map((bytes) => Buffer.from(bytes)),
  fc.stringMatching(/^[ ()A-Z0-9\n\t\\$`'"*?[\]]{0,15}$/).map((text) => Buffer.from(text)),
  fc.constantFrom('$(id)', '`id`', 'x) S 1 (', 'a b) S 1 1 1', '(((', ')))', '* *', ' ', '\n', 'S', ') S 1 1 1 1 1').map((text) => Buffer.from(text)),
); // prettier-ignore

test('any comm is read right and printed without control characters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyComm, { minLength: 5, maxLength: 5 }), fc.nat(4000000), async (comms, ppid) => {
      const processes = comms.map((comm, index) => ({ pid: 700 + index, comm, ppid, state: 'S', threads: 3 + index }));
      const { output } = await runRecorded({ script: 'list' }, { processes });
      expect(output).toMatch(/^[\x20-\x7e\n]*$/);
      const lines = output.split('\n');
      comms.forEach((comm, index) => {
        const line = lines.find((candidate) => candidate.startsWith(`    70${index} `)) ?? '';
        const shown = comm.toString('latin1').replace(/[^\x20-\x7e]/g, '?');
        const fields = [700 + index, ppid, 'S', 3 + index, 0, '?', 700 + index, 700 + index, '-'].join(' ');
        expect(line.trimStart().replace(/ +/g, ' ')).toContain(fields);
        expect(line.slice(79 - 15)).toBe(shown);
      });
    }),
    { numRuns: slice(1000, 100) },
  );
}, 240_000);
