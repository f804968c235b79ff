import { expect, test } from '@jest/globals';
import { exitCodes, definitions } from '../../src/commands/definition.ts';
import { refuseMistakes } from '../../src/commands/mistakes.ts';
import { start } from '../../src/util/start.ts';
import { cli } from '../hostile/support.ts';

/** The answer of the command line that is packed. */
async function answer(line: string) {
  const words = line.split(' ').filter(Boolean);
  const { exitCode, stdout, stderr } = await start(process.execPath, [cli, ...words], { reject: false });
  return { exitCode, stdout, stderr };
}

const mistakes: [given: string, meant: string][] = [
  ['recover --name x', 'print recover --name x'],
  ['print --name x', 'print recover --name x'],
  ['--name=x', 'print recover --name=x'],
  ['recovr --name x', 'print recover --name x'],
  ['print recovr --name x', 'print recover --name x'],
  ['print recover --nmae x', 'print recover --name x'],
  ['print recover --nmae=x', 'print recover --name=x'],
  ['print recover -name x', 'print recover --name x'],
  ['print --dry-rum recover --name x', 'print --dry-run recover --name x'],
  ['print recover --user eve', 'print recover --uid eve'],
  ['bulid --out x', 'build --out x'],
  ['drill recvoer --list', 'drill recover --list'],
  ['runbook hots', 'runbook host'],
  ['top', 'print top'],
];

test.each(mistakes)('lastshell %s: one line with what was meant, exit code 2', async (given, meant) => {
  const { exitCode, stdout, stderr } = await answer(given);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^lastshell: [^\n]*: lastshell [^\n]*$/);
  expect(stderr.split(': lastshell ').at(-1)).toBe(meant);
});

test('a row of the kit is typed elsewhere', async () => {
  expect(await answer('recover 1')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('the last shell') });
});

test('what was meant can be typed as it stands, whatever a value holds', () => {
  const line = () => refuseMistakes(['print', 'recover', '--nmae', "a b'c"]);
  expect(line).toThrow(`Write: lastshell print recover --name 'a b'\\''c'`);
});

test.each([
  ['print', 'recover', '--name', 'recovr'],
  ['print', 'recover', '--name', '--nmae'],
  ['print', 'recover', '--dryRun', '--name=--nmae'],
  ['check', '--no-allow', '--', '--lits'],
  ['print', '--protect', 'x'],
  ['--version'],
])('%j %j is nobody’s mistake', (...args) => {
  expect(() => refuseMistakes(args)).not.toThrow();
});

test('help has examples of every verb, and -h is --help', async () => {
  for (const { name, examples } of definitions()) {
    const { exitCode, stdout } = await answer(`${name} -h`);
    expect([name, exitCode, stdout]).toEqual([name, 0, (await answer(`${name} --help`)).stdout]);
    const said = stdout.replace(/\s+/g, ' ');
    expect(examples.length).toBeGreaterThan(0);
    for (const [line] of examples) {
      expect(line).toMatch(new RegExp(`^lastshell ${name}( |$)`));
      // The column beside it may stand in the middle of a long one.
      for (const word of line.split(' ')) expect(said).toContain(word);
      expect(() => refuseMistakes(line.split(' ').slice(1))).not.toThrow();
    }
  }
}, 120_000);

test('help has the exit codes', async () => {
  const { stdout } = await answer('--help');
  for (const [code, meaning] of exitCodes) expect(stdout.replace(/\s+/g, ' ')).toContain(`${code} ${meaning}`);
});

test('--out and --output mean the same everywhere', () => {
  const taking = definitions().filter(({ options }) => options.has('out') || options.has('output'));
  expect(taking.map(({ name }) => name)).toEqual(['print', 'build', 'init', 'runbook', 'page']);
  for (const { options } of taking)
    expect([options.get('out')?.alias, options.get('output')?.alias]).toEqual(
      options.has('out') ? ['output', undefined] : [undefined, 'out'],
    );
});
