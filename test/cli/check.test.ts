import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { frame } from '../../src/render/frame/frame.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'lastshell-check-cli-'));
const good = join(folder, 'good.sh');
const bad = join(folder, "b'ad $(id).sh");
writeFileSync(good, '#!/bin/bash\necho hi\n');
writeFileSync(bad, '#!/bin/sh\necho hi\nls\n# lastshell: allow exec the end is meant\nexec true\n');
const run = (args: string[], input = '') => execa('node', [cli, 'check', ...args], { reject: false, input });

afterAll(() => rmSync(folder, { recursive: true }));

test('a script that cannot start a process: exit code 0, and one line says so', async () => {
  const { exitCode, stdout } = await run([good]);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('cannot start a process (bash;')]);
}, 120_000);

test('a script that can: exit code 1, place, reason, what instead, and what is allowed with its reason', async () => {
  const { exitCode, stdout } = await run(['--no-shellcheck', bad]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`${bad}:3:1: ls is neither a builtin`);
  expect(stdout).toContain('instead: use builtins, as in: for file in');
  expect(stdout).toMatch(/5:1: allowed: .* because: the end is meant/);
  expect(stdout).toContain('starts a process (sh;');
});

test('stdin, JSON and ShellCheck in one report', async () => {
  const { exitCode, stdout } = await run(['--json', good, '-'], 'x=$(id)\nrm $x\n');
  const reports = JSON.parse(stdout) as {
    file: string;
    findings: unknown[];
    shellcheck: { code: number; file: string }[];
  }[];
  expect([exitCode, reports.map(({ file }) => file)]).toEqual([1, [good, '-']]);
  expect(reports[1]?.findings).toHaveLength(3);
  expect(reports[1]?.shellcheck).toContainEqual(expect.objectContaining({ code: 2086, file: '-' }));
}, 120_000);

const print = async (...words: string[]) =>
  (await execa('node', [cli, 'print', ...words], { stripFinalNewline: false })).stdout;

test.each([[['recover', '--name', 'x']], [['thaw', '--all']]])(
  'what print %j gives is found without a fault',
  async (words) => {
    const { exitCode, stdout } = await run(['-'], await print(...words));
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('findings: 0, ShellCheck: 0')]);
  },
  120_000,
);

test('a text in a frame is one with its body, which is judged; damaged it is neither', async () => {
  const text = await print('recover', '--name', 'x');
  const { exitCode, stdout } = await run(['--no-shellcheck', '-'], text);
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringMatching(/frame and body are one text of lastshell \(checksum \d+\)/),
  ]);
  const damaged = await run(['--no-shellcheck', '-'], text.replace('ls_begin', 'ls_begun'));
  expect([damaged.exitCode, damaged.stdout]).toEqual([1, expect.stringMatching(/-:1:1: .* is damaged, or of another/)]);
  const longer = await run(['--no-shellcheck', '-'], `${text}ls\n`);
  expect([longer.exitCode, longer.stdout]).toEqual([1, expect.stringMatching(/is damaged[^]*ls is neither a builtin/)]);
}, 120_000);

test('a finding in a body that somebody else has framed stands at its line of the text', async () => {
  const body = '# Anybody can frame.\nls_main() {\n  ls >/dev/null\n}\nls_main\nunset -f ls_main\n';
  const { text } = frame(body);
  const line = text.split('\n').indexOf('#  ls >/dev/null)') + 1;
  const { exitCode, stdout } = await run(['--no-shellcheck', '-'], text);
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`-:${line}:3: ls is neither a builtin`)]);
}, 120_000);

test('SARIF and GitHub annotations name the place', async () => {
  const sarif = JSON.parse((await run(['--no-shellcheck', '--format', 'sarif', bad])).stdout) as {
    runs: { results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[];
  };
  const [result] = sarif.runs[0]?.results ?? [];
  expect([result?.ruleId, result?.locations[0]?.physicalLocation.region.startLine]).toEqual(['external', 3]);
  const { stdout } = await run(['--no-shellcheck', '--format', 'github', bad]);
  expect(stdout).toMatch(/^::error file=.*,line=3,col=1,title=lastshell external::ls is neither a builtin/);
});

test.each([
  [['/nowhere/x.sh'], /cannot read "\/nowhere\/x.sh"/],
  [[], /see lastshell check --help/],
  [['--shell', 'fish', good], /shell/],
  [['--seconds', 'x', good], /--seconds/],
  [['-', '-'], /more than once/],
])('%j is refused with one line and exit code 2', async (args, message) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('--shell decides: what is a builtin in one is a program in another', async () => {
  const codes = ['bash4.2', 'dash', 'mksh'].map(async (shell) => {
    return (await run(['--no-shellcheck', '--shell', shell, '-'], 'printf a\n')).exitCode;
  });
  expect(await Promise.all(codes)).toEqual([0, 0, 1]);
});

test('a directive needs a rule that exists and a reason, and is none inside a string', async () => {
  const lines = [
    'ls # lastshell: allow external',
    'ls # lastshell: allow nothing why',
    "x='\n# lastshell: allow external y\n'; ls",
  ];
  for (const script of lines) expect((await run(['--no-shellcheck', '-'], `${script}\n`)).exitCode).toBe(1);
  expect((await run(['--no-shellcheck', '-'], 'ls # lastshell: allow external why\n')).exitCode).toBe(0);
});

test('the library export gives typed results', async () => {
  const script = 'import { checkScript } from "lastshell"; console.log(checkScript("ls").findings[0].rule)';
  const { stdout } = await execa('node', ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
  });
  expect(stdout).toBe('external');
});
