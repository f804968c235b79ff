import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import type { FakeHost, FakeProcess } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { runRecorded } from '../support/recorder.ts';
import { allShells, shLack } from '../support/sh-shells.ts';
import { slice } from '../support/whole.ts';

function rowOf(lines: string[], pid: number): string[] {
  const line = lines.find((candidate) => candidate.startsWith(String(pid).padStart(8) + ' '));
  return (line ?? '').trim().split(/ +/);
}

/** A comm as the kernel can hold it: 0 to 15 bytes, none of them NUL. */
const anyComm = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 15, min: 1 }).map((bytes) => Buffer.from(bytes)),
  fc.stringMatching(/^[ ()A-Z0-9\n\t\\$`'"*?[\]]{0,15}$/).map((text) => Buffer.from(text)),
  fc.constantFrom('$(id)', '`id`', 'x) S 1 (', 'a b) S 1 1 1', '(((', ')))', '* *', ' ', '\n', 'S', '-n', '-e \\c').map((text) => Buffer.from(text)),
); // prettier-ignore

/** A name in one line, a ? between its lines, which lose blanks at their ends; a ? for what a terminal or echo would change. */
function shownOf(comm: Buffer): string {
  const lines = comm.toString('latin1').split('\n');
  const last = lines.length - 1;
  const kept = lines.map((line, at) => {
    const begun = at > 0 ? line.replace(/^[ \t]+/, '') : line;
    return at < last ? begun.replace(/[ \t]+$/, '') : begun;
  });
  return kept.join('?').replace(/[^\x20-\x7e]|\\/g, '?');
}

const many = Array.from({ length: 1500 }, (_, at) => ({ pid: 3 + at * 7, comm: `p${at}`, threads: 2 }));

describe.each(allShells)('%s', (name, shell) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);
  const isFast = name === 'bash' || name === 'dash';

  async function list(processes: FakeProcess[], more: Partial<FakeHost> = {}): Promise<string[]> {
    const { output } = await runRecorded({ script: 'list' }, { processes, ...more }, { shell });
    return output.split('\n').filter(Boolean);
  }

  needed('a row has the fields of its process', async () => {
    const process = { pid: 321, ppid: 12, comm: 'worker', state: 'D', threads: 17, uid: 1000, pgrp: 320, session: 319 };
    const lines = await list([process]);
    expect(lines[0]?.trim().split(/ +/)).toEqual(['PID', 'PARENT', 'TASKS', 'USER', 'GROUP', 'SESSION', 'S', 'NAME']);
    expect(rowOf(lines, 321)).toEqual(['321', '12', '17', '1000', '320', '319', 'D', 'worker']);
    expect(lines.at(-1)).toBe('2 processes, 18 tasks');
  });

  needed('kernel threads, zombies, old kernels and closed folders are told apart', async () => {
    const lines = await list([
      { pid: 2, ppid: 0, comm: 'kthreadd', pgrp: 0, session: 0 },
      { pid: 15, ppid: 2, comm: 'kworker/u8:1-ev', state: 'I', pgrp: 0, session: 0 },
      { pid: 50, comm: 'dead', state: 'Z' },
      { pid: 51, vanished: true },
      { pid: 52, comm: 'old', oldStatus: true, uid: 7 },
    ]);
    expect(rowOf(lines, 15)).toEqual(['15', '2', '1', '0', '0', '0', 'I', 'kworker/u8:1-ev']);
    expect(rowOf(lines, 50)[6]).toBe('Z');
    expect(rowOf(lines, 52)[3]).toBe('7');
    expect(lines).toContain('5 processes, 5 tasks');
    expect(lines).toContain('1 could not be read: not yours.');
  });

  needed('many processes, in the order of their numbers', async () => {
    const some = many.slice(0, isFast ? 1500 : 400);
    const { output, shell: self } = await runRecorded({ script: 'list' }, { processes: some }, { shell });
    const lines = output.split('\n').filter(Boolean);
    const others = some.filter(({ pid }) => pid !== self).length;
    expect(lines).toContain(`${others + 1} processes, ${2 * others + 1} tasks`);
    const pids = lines.slice(1, -1).map((line) => Number(line.trim().split(' ')[0]));
    expect(pids).toEqual(pids.toSorted((a, b) => a - b));
  });

  needed('only who is selected', async () => {
    const processes = [1, 2, 3].map((at) => ({ pid: at * 10, comm: 'x', uid: at }));
    const request = { script: 'list', name: ['x'], uid: ['2', '7'] } as const;
    const { output } = await runRecorded(request, { processes }, { shell });
    expect(output).toMatch(/^ +20 [^]*^1 processes, 1 tasks$/m);
    expect(output).not.toMatch(/^ +[13]0 /m);
  });

  needed(
    'any comm is read right and printed without control characters',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyComm, { minLength: 9, maxLength: 9 }), fc.nat(4000000), async (comms, ppid) => {
          const processes = comms.map((comm, at) => ({ pid: 700 + at, comm, ppid, threads: 3 + at }));
          const lines = await list(processes);
          expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/);
          comms.forEach((comm, at) => {
            const line = lines.find((candidate) => candidate.startsWith(`     70${at} `)) ?? '';
            expect(line.slice(6 * 8 + ' S '.length)).toBe(shownOf(comm));
            expect(line.trimStart().replace(/ +/g, ' ')).toContain(`70${at} ${ppid} ${3 + at} 0 70${at} 70${at} S`);
          });
        }),
        { numRuns: slice(200, isFast ? 15 : 5) },
      );
    },
    240_000,
  );
});
