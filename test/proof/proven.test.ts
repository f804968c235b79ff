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

/** The package, built from a template with a line more in a function. */
async function plant(line: string, template = 'script/list.hbs', head = 'ls_main() {') {
  copy = mkdtempSync(join(tmpdir(), 'lastshell-proven-'));
  for (const name of ['build', 'src', 'templates', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'templates', template);
  const whole = readFileSync(file, 'utf8').replace(head, () => `${head}\n  ${line}\n `);
  expect(whole).toContain(line);
  writeFileSync(file, whole);
  await execa('node', [join(copy, 'build/bundle/main.js')]);
  return (...words: string[]) => execa('node', [join(copy, 'dist/cli.js'), ...words], { reject: false });
}

const shared = ['script/parts/say.hbs', 'ls_say() {'] as const;

test.each([
  ['list', 'true', undefined],
  ['why', 'true', shared],
] as const)('without a fault the copy prints %s', async (script, line, where) => {
  const { exitCode, stdout } = await (await plant(line, ...(where ?? [])))('print', script);
  expect([exitCode, stdout.length > 1000]).toEqual([0, true]);
});

test.each([
  ['a program', 'ls >/dev/null', /line \d+: ls is neither a builtin/],
  ['what a wiki expands', 't="${t:-${t}}"', /line \d+ of the paste: the markup }}/],
])('%s: nothing is printed but one line that says where', async (_, line, message) => {
  const { exitCode, stdout, stderr } = await (await plant(line))('print', 'list');
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^lastshell: list: [^\n]+ a bug of lastshell$/);
});

test.each([
  ['a program', 'ls >/dev/null', /line \d+: ls is neither a builtin/],
  ['a value that may be no number', ': $((name))', /line \d+: name may be something else than a number/],
  ['what a wiki expands', 't="${t:-${t}}"', /line \d+ of the paste: the markup }}/],
])('%s in a part that texts share: the same', async (_, line, message) => {
  const { exitCode, stdout, stderr } = await (await plant(line, ...shared))('print', 'why');
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^lastshell: why: [^\n]+ a bug of lastshell$/);
});

test('build writes nothing then', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lastshell-unproven-'));
  const { exitCode, stderr } = await (await plant('ls', ...shared))('build', '--out', join(out, 'site'));
  expect([exitCode, stderr.split('\n').length, existsSync(join(out, 'site'))]).toEqual([1, 1, false]);
  rmSync(out, { recursive: true });
});
