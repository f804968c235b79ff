import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const run = (...args: string[]) =>
  execa('node', [cli, ...args], { reject: false, env: { NO_COLOR: '1', LC_ALL: 'fr_FR.UTF-8' } });

test('help shows the uses', async () => {
  const bare = await run();
  const asked = await run('--help');
  expect(bare.exitCode).toBe(0);
  expect(bare.stdout).toBe(asked.stdout);
  for (const use of ['print recover', 'build', 'drill']) expect(bare.stdout).toContain(use);
});

test('print without a script prints the kit', async () => {
  const { stdout, stderr, exitCode } = await run('print');
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^lastshell: \d+ bytes, .*$/)]);
  expect(stdout).toBe((await run('print', 'kit')).stdout);
});

test.each([
  [['print', 'nonsense'], /"nonsense".*list/],
  [['prnt'], /print/],
  [['print', 'recover'], /add --name/],
  [['print', 'recover', '--name'], /name/],
  [['print', 'recover', '--name', ''], /--name/],
  [['print', 'recover', '--name', 'bash'], /--force/],
  [['print', 'recover', '--uid', 'root'], /--uid/],
  [['print', 'list', '--output', '/nowhere/x.sh'], /--output: cannot write "\/nowhere\/x.sh"/],
  [['print', 'list', '--colour', 'red'], /colour/],
  [['build', '--out', '/proc/nowhere'], /--out/],
  // What yargs takes for no dry run, a default, a list, or nothing.
  [['print', 'recover', '--name', 'x', '--dry-run=yes'], /--dry-run: takes no value/],
  [['print', 'recover', '--name', 'x', '--dryRun=yes'], /--dry-run: takes no value/],
  [['print', 'recover', '--name', 'x', '--brake', 'never'], /Unknown argument: brake/],
  [['print', 'recover', '--name', 'x', '--hold'], /--hold: needs a value/],
  [['print', 'recover', '--name', 'x', '--hold', 'maybe'], /hold.*auto.*never.*first/],
  [['print', 'recover', '--name', 'x', '--form', 'paste'], /Unknown argument: form/],
  [['print', 'list', '--shell', 'sh'], /Unknown argument: shell/],
  [['print', 'list', '--all'], /--all: is for thaw only/],
  [['drill', 'recover', '--form', 'paste'], /Unknown argument: form/],
  [['print', 'recover', '--name', '-x'], /--name=-x/],
  [['print', 'recover', '--name', 'x', '--proc', '/a', '--proc', '/b'], /--proc: is given more than once/],
  [['print', 'recover', '--name', 'x', '--', 'y'], /"y": is a word too many/],
  [['print', 'recover', '--name.foo', 'x'], /name\.foo.*lastshell print --help/],
  [['print', 'recover', '--no-name'], /--no-name/],
  [['print', 'recover', '--script', 'kill', '--name', 'x'], /--script: is no option/],
  [['print', 'why', '--proc', "/a'c"], /--proc: .* single quote/],
  [['print', 'typed'], /add --name$/],
])('%j is refused with one line and exit code 2', async (args, message) => {
  const { stdout, stderr, exitCode } = await run(...args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('--output writes the whole file and nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-cli-'));
  const file = join(folder, 'x.sh');
  const { stdout } = await run('print', 'recover', '--name', 'a b', '--output', file);
  expect(stdout).toBe('');
  expect(readFileSync(file, 'utf8')).toBe((await run('print', 'recover', '--name', 'a b')).stdout + '\n');
  expect(readdirSync(folder)).toEqual(['x.sh']);
  await run('print', 'recover', '--output', join(folder, 'y.sh'));
  expect(existsSync(join(folder, 'y.sh'))).toBe(false);
  rmSync(folder, { recursive: true });
});

test('the configuration of the team forbids a hold, unless a person insists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-cli-'));
  const config = join(folder, 'lastshell.config.json');
  writeFileSync(config, '{ "hold": "never" }');
  const print = async (...words: string[]) => (await run('print', 'recover', '--name', 'x', ...words)).stdout;
  const never = await print('--hold', 'never');
  expect(never).not.toBe(await print());
  expect(await print('--config', config)).toBe(never);
  expect(await print('--config', config, '--hold', 'first')).toBe(await print('--hold', 'first'));
  rmSync(folder, { recursive: true });
});

test('size, sum and time of a text with a frame are told apart from it', async () => {
  const { stdout, stderr } = await run('print', 'thaw', '--all');
  expect(stderr).toMatch(/^lastshell: \d+ bytes, \d+ lines, checksum \d+, \d+ s at 9600 baud$/);
  expect(stderr).toContain(`${stdout.length + 1} bytes`);
});
