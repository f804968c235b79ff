import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ZOO_SOURCES } from '../../src/drill/compile.ts';
import { parseStat } from '../../src/drill/observe.ts';
import { formatReport, median, summarize } from '../../src/drill/report.ts';
import { bombs, filler } from '../../src/drill/zoo.ts';

const FIELDS = 'S 7 8 9 0 -1 4194560 1 0 0 0 1 2 3 4 20 0 3 0 4711 1 2';

test.each(['loop', 'a b) S 1', '(x', 'a\n) S 1 1', ''])('the observer is not fooled by the comm %j', (comm) => {
  expect(parseStat(`12 (${comm}) ${FIELDS}`)).toEqual({ comm, state: 'S', parent: 7, threads: 3, born: '4711' });
});

test.each(['', '12', '12 )x('])('a stat that is not one is refused: %j', (text) => {
  expect(parseStat(text)).toBeUndefined();
});

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 1], 5],
  [[9, 1, 2], 2],
])('the median of %j is %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('every bomb is in the zoo, has a name of its own and starts a program that is there', () => {
  const programs = readdirSync(ZOO_SOURCES).map((file) => file.replace(/\.\w+$/, ''));
  const all = [...bombs, filler];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(programs).toEqual(expect.arrayContaining(['arena', 'which']));
  for (const { command } of all) expect(programs).toContain(command[0]?.replace('/zoo/', ''));
});

function runOf(took: number | undefined, harm: string[] = []) {
  const recovered = took !== undefined && harm.length === 0;
  const what = { bomb: 'loop', pids: 100, shell: 'zsh 5.9', sha256: '0123456789abcdef' };
  return { ...what, took, harm, recovered, reasons: recovered ? [] : ['why'], transcript: '/t' };
}

test('runs of a bomb become one row; only recovered runs count for the time', () => {
  const rows = summarize([runOf(200), runOf(400), runOf(9000, ['one']), runOf(undefined)]);
  const what = { bomb: 'loop', pids: 100, shell: 'zsh 5.9', text: '0123456789ab' };
  expect(rows).toEqual([{ ...what, runs: 4, recovered: 2, hurt: 1, seconds: 0.3 }]);
});

test('runs in another shell or of another text have a row of their own', () => {
  const run = runOf(200);
  const rows = summarize([run, { ...run, shell: 'dash' }, { ...run, sha256: 'f'.repeat(64) }, run]);
  expect(rows.map(({ shell, text, runs }) => [shell, text, runs])).toEqual([
    ['zsh 5.9', '0123456789ab', 2],
    ['dash', '0123456789ab', 1],
    ['zsh 5.9', 'ffffffffffff', 1],
  ]);
});

test('the report is a table and a line for each failed run', () => {
  expect(formatReport([runOf(undefined)])).toBe(
    'bomb  pids  shell    text          recovered  bystanders hurt  median seconds\n' +
      'loop  100   zsh 5.9  0123456789ab  0/1        0                -\n' +
      'failed: loop at 100: why; transcript /t\n',
  );
});
