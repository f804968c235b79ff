import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DrillArguments } from '../../src/commands/drill-options.ts';
import { planDrill } from '../../src/commands/drill-plan.ts';
import { lastshell } from '../hostile/support.ts';
import { rendered } from '../support/variants.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lastshell-found-')));
const deep = join(folder, 'a/b');
const config = join(folder, 'lastshell.config.json');
const protect = ['postgres', 'etcd', '77'];
const said = `lastshell: configuration: ${config}\n`;

beforeAll(() => {
  mkdirSync(deep, { recursive: true });
  writeFileSync(config, JSON.stringify({ protect, hold: 'never' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('print knows the configuration of a folder above, and says where it is', async () => {
  const { stdout, stderr } = await lastshell(['print', 'recover', '--uid', '1000', '--protect', 'x'], { cwd: deep });
  const expected = { script: 'recover', uid: ['1000'], protect: ['x', ...protect], hold: 'never' } as const;
  expect(`${stdout}\n`).toBe(rendered(expected).text);
  expect(stderr).toMatch(new RegExp(`^${said}lastshell: \\d+ bytes`));
});

test('the nearest one holds, and one that is named takes its place without a word', async () => {
  writeFileSync(join(folder, 'a/lastshell.config.json'), '{}');
  const words = ['print', 'recover', '--uid', '1000'];
  const near = await lastshell(words, { cwd: deep });
  expect(near.stderr).toContain(`configuration: ${folder}/a/lastshell.config.json`);
  expect(`${near.stdout}\n`).toBe(rendered({ script: 'recover', uid: ['1000'] }).text);
  const named = await lastshell([...words, '--config', '../../lastshell.config.json'], { cwd: deep });
  expect(named.stderr).not.toContain('configuration');
  expect(named.stdout).toContain('postgres');
  rmSync(join(folder, 'a/lastshell.config.json'));
});

test('runbook and build read it from a folder above', async () => {
  const { stdout, stderr } = await lastshell(['runbook'], { cwd: deep });
  expect([stdout, `${stderr}\n`]).toEqual([expect.stringContaining('postgres'), said]);
});

test('page begins with what the team protects', async () => {
  const { stdout } = await lastshell(['page'], { cwd: deep });
  expect(stdout).toContain('autocapitalize="off">postgres\netcd\n77</textarea>');
  expect(stdout).toContain('<option value="never" selected>');
});

test('drill rehearses the text that print would print', async () => {
  const args = { config, verb: 'recover', arena: 'docker', shell: 'auto', pids: ['100'], repeat: '1', kernel: '6.12' };
  const { text } = await planDrill(args as unknown as DrillArguments);
  const expected = { script: 'recover', name: ['loop'], protect, hold: 'never' } as const;
  expect(await text(['--name', 'loop'])).toBe(rendered(expected).text);
});

test('a line to type spares another name anyway, and is refused for one that the team protects, or a PID', async () => {
  const typed = (...words: string[]) => lastshell(['print', 'typed', ...words], { cwd: deep });
  expect(await typed('--name', 'x')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no room for 77') });
  writeFileSync(config, JSON.stringify({ protect: ['postgres'] }));
  expect(await typed('--name', 'postgres')).toMatchObject({ exitCode: 2, stdout: '' });
  expect(`${(await typed('--name', 'x')).stdout}\n`).toBe(rendered({ script: 'typed', name: ['x'] }).text);
});
