import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'lastshell-check-list-'));
const good = join(folder, 'good.sh');
writeFileSync(good, 'echo hi\n');
const run = (args: string[], input = '') => execa('node', [cli, 'check', ...args], { reject: false, input });

afterAll(() => rmSync(folder, { recursive: true }));

test('--list: a line for each place with kind and name, also for programs; --budget fails above a number of places', async () => {
  const script = 'ls | wc -l\nif [ -x /bin/x ]; then x=$(id); fi\ngrep a b # lastshell: allow external it is meant\n';
  const list = await run(['--list', '-'], script);
  expect([list.exitCode, list.stdout.split('\n')]).toEqual([
    1,
    [
      '-:1:1: pipeline starts', '-:1:1: external ls starts', '-:1:6: external wc starts',
      '-:2:26: substitution starts', '-:2:28: external id starts', '-:3:1: external grep starts allowed',
    ],
  ]); // prettier-ignore
  const places = JSON.parse((await run(['--list', '--json', '-'], script)).stdout) as unknown[];
  expect([places.length, places[1]]).toEqual([
    6,
    { file: '-', line: 1, column: 1, kind: 'external', name: 'ls', starts: true, allowed: false },
  ]);
  const budgets = ['5', '4'].map(async (most) => run(['--no-shellcheck', '--budget', most, '-'], script));
  const [enough, scarce] = await Promise.all(budgets);
  expect([enough?.exitCode, scarce?.exitCode, scarce?.stderr]).toEqual([0, 1, expect.stringContaining('5 places')]);
  expect((await run(['--budget', 'x', good])).exitCode).toBe(2);
});

test.each([
  ['echo a\n', 'cannot', 'cannot start a process'],
  ['ls\n', 'starts', 'starts a process'],
  ['if [ -d / ]; then ls; fi\n', 'not proved', 'not proved: it may start a process'],
])('the verdict over %j is %s, in every format', async (script, verdict, sentence) => {
  const { stdout } = await run(['--no-shellcheck', '-'], script);
  expect(stdout).toContain(`-: ${sentence} (all;`);
  expect(JSON.parse((await run(['--no-shellcheck', '--json', '-'], script)).stdout)).toMatchObject([{ verdict }]);
});
