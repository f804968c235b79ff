import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';

const root = join(import.meta.dirname, '../..');
let copy = '';

afterEach(() => {
  rmSync(copy, { recursive: true });
});

/** The package with a line more in the function that every text has. */
function plant(line: string, part = 'parts/say.hbs') {
  copy = mkdtempSync(join(tmpdir(), 'lastshell-proven-'));
  for (const name of ['dist', 'templates', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'templates/kit', part);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('__ls_say() {', () => `__ls_say() {\n  ${line}\n `),
  );
  return (...words: string[]) => execa('node', [join(copy, 'dist/cli.js'), ...words], { reject: false });
}

test('without a fault the copy prints', async () => {
  const { exitCode, stdout } = await plant('\\builtin true')('print', 'list');
  expect([exitCode, stdout.split('\n')[0]]).toEqual([0, '{']);
});

test.each([
  ['a program', 'ls >/dev/null', [], /line \d+: ls is no builtin/],
  ['a function that is not there', '__ls_comm "$1"', [], /line \d+: __ls_comm is no builtin/],
  ['a program, in a paste', 'ls >/dev/null', ['--form', 'paste'], /line \d+: ls is no builtin/],
  ['what a wiki expands', 't="${t:-${t}}"', ['--form', 'paste'], /line \d+ of the paste: the markup }}/],
])('%s: nothing is printed but one line that says where', async (_, line, words, message) => {
  const { exitCode, stdout, stderr } = await plant(line)('print', 'list', ...words);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^lastshell: list: [^\n]+ a bug of lastshell$/);
});

test('build writes nothing then', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lastshell-unproven-'));
  const { exitCode, stderr } = await plant('ls', 'sh/parts/say.hbs')('build', '--out', join(out, 'site'));
  expect([exitCode, stderr.split('\n').length, existsSync(join(out, 'site'))]).toEqual([1, 1, false]);
  rmSync(out, { recursive: true });
});
