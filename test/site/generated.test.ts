import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { siteFiles } from '../../src/site/files.ts';
import { checkFolder } from '../../src/site/folder.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');

test('generated/ is what the templates give; if not, run: npm run generate', () => {
  expect(checkFolder(join(root, 'generated'), siteFiles())).toBe('');
});

test('build writes the folder, and --check shows drift and the repair', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lastshell-out-'));
  await execa('node', [cli, 'build', '--out', out]);
  expect(readFileSync(join(out, 'recover.sh'), 'utf8')).toBe(siteFiles().get('recover.sh'));
  expect((await execa('node', [cli, 'build', '--out', out, '--check'])).stdout).toBe('');
  writeFileSync(join(out, 'list.sh'), 'echo changed\n');
  const { exitCode, stdout, stderr } = await execa('node', [cli, 'build', '--out', out, '--check'], { reject: false });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('-echo changed');
  expect(stderr).toContain('run: lastshell build --out');
  rmSync(out, { recursive: true });
});
