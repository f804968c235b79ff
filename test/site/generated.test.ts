import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { siteFiles } from '../../src/site/files.ts';
import { diffOf, nameOf } from '../../src/site/drift.ts';
import { driftIn, rewriteFolder } from '../../src/site/folder.ts';
import { defaultSite } from '../../src/site/read-config.ts';
import type { Site } from '../../src/plan/site.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');

test('generated/ is what the templates give; if not, run: npm run generate', () => {
  expect(driftIn(join(root, 'generated'), siteFiles()).map(diffOf).join('')).toBe('');
});

test('build writes the folder, and --check shows drift and the repair', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lastshell-out-'));
  await execa('node', [cli, 'build', '--out', out]);
  expect(readFileSync(join(out, 'recover.sh'), 'utf8')).toBe(siteFiles().get('recover.sh'));
  expect((await execa('node', [cli, 'build', '--out', out, '--check'])).stdout).toBe('');
  writeFileSync(join(out, 'list.sh'), 'echo changed\n');
  const { exitCode, stdout, stderr } = await execa('node', [cli, 'build', '--out', out, '--check'], { reject: false });
  expect(exitCode).toBe(1);
  expect(stdout).toBe(`changed: ${out}/list.sh`);
  const { stdout: more } = await execa('node', [cli, 'build', '--out', out, '--check', '--diff'], { reject: false });
  expect(more).toMatch(/^changed: [^\n]*\n===/);
  expect(more).toContain('\n-echo changed\n');
  expect(stderr).toContain('run: lastshell build --out');
  rmSync(out, { recursive: true });
});

test('build removes what an older one wrote and nobody has edited, and nothing else', () => {
  const out = mkdtempSync(join(tmpdir(), 'lastshell-out-'));
  const site = { ...defaultSite, formats: ['markdown', 'asciidoc', 'html'] as const satisfies Site['formats'] };
  rewriteFolder(out, siteFiles(site));
  const [gone, edited, own] = ['runbook/host.adoc', 'runbook/host.html', 'notes.txt'];
  writeFileSync(join(out, edited), 'a person was here\n');
  writeFileSync(join(out, own), 'not ours\n');
  writeFileSync(join(out, 'SHA256SUMS'), `${readFileSync(join(out, 'SHA256SUMS'), 'utf8')}${'0'.repeat(64)}  ../x\n`);
  const said = driftIn(out, siteFiles()).map(nameOf);
  expect(said).toContain(`left over: ${out}/${gone}\n`);
  expect(said.join('')).not.toContain(`${out}/${edited}`);
  rewriteFolder(out, siteFiles());
  expect(existsSync(join(out, gone))).toBe(false);
  expect([edited, own].map((name) => existsSync(join(out, name)))).toEqual([true, true]);
  expect(driftIn(out, siteFiles())).toEqual([]);
  rmSync(out, { recursive: true });
});

test('the sums are those that sha256sum checks', async () => {
  await execa('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(root, 'generated') });
});
