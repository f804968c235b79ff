import { createHash } from 'node:crypto';
import {
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfRoot, lastshell, makePipe, node, root, scratch, stranger } from './support.ts';

const folder = scratch();
const outside = join(folder, 'outside');
mkdirSync(outside);
const secret = 'secret of somebody\n';
const sum = (text: string) => createHash('sha256').update(text).digest('hex');

/** A folder for build in which an older one seems to have listed these names. */
function outWith(...listed: [text: string, name: string][]): string {
  const out = mkdtempSync(join(folder, 'out-'));
  writeFileSync(join(out, 'SHA256SUMS'), listed.map(([text, name]) => `${sum(text)}  ${name}\n`).join(''));
  return out;
}

/** What build does with a folder, for a site of five small files; `check` is what --check does. */
const program = `
  const { diffOf } = await import(process.argv[1] + '/build/site/drift.js');
  const { rewriteFolder, driftIn } = await import(process.argv[1] + '/build/site/folder.js');
  const { sumsText } = await import(process.argv[1] + '/build/site/sums.js');
  const { isKnownError } = await import(process.argv[1] + '/build/errors.js');
  const names = ['README.md', 'recover.sh', 'page.html', 'prevent/prompt.sh', 'runbook/host.md'];
  const files = new Map(names.map((name) => [name, 'made\\n']));
  files.set('SHA256SUMS', sumsText(files));
  try {
    if (process.argv[3] === 'check') process.stdout.write(driftIn(process.argv[2], files).map(diffOf).join(''));
    else rewriteFolder(process.argv[2], files);
  } catch (error) {
    if (!isKnownError(error)) throw error;
    console.error('lastshell: ' + error.message);
    process.exitCode = 2;
  }`;

const build = (out: string, what = 'write') => node(['--input-type=module', '-e', program, root, out, what]);

test('a name that leads through a link removes nothing outside', async () => {
  writeFileSync(join(outside, 'notes'), secret);
  const out = outWith([secret, 'away/notes'], [secret, 'file']);
  symlinkSync(outside, join(out, 'away'));
  symlinkSync(join(outside, 'notes'), join(out, 'file'));
  expect(await build(out)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(outside, 'notes'), 'utf8')).toBe(secret);
  expect(existsSync(join(out, 'file'))).toBe(true);
});

test('names of nothing, of folders, of pipes and of the folder itself neither end the build nor hold it up', async () => {
  const out = outWith(['', 'nosuch'], ['', '.'], ['', '..'], ['', 'deep'], ['', 'deep/..'], ['', 'pipe'], ['', 'a/b']);
  mkdirSync(join(out, 'deep'));
  makePipe(join(out, 'pipe'));
  expect(await build(out)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readdirSync(out)).toEqual(expect.arrayContaining(['deep', 'pipe', 'recover.sh']));
});

test.each(['prevent', 'runbook', 'README.md'])(
  'nothing is written through a link named %s, and nothing beside it',
  async (name) => {
    const out = outWith();
    const away = mkdtempSync(join(outside, 'empty-'));
    writeFileSync(join(away, 'README.md'), secret);
    symlinkSync(name === 'README.md' ? join(away, name) : away, join(out, name));
    const { exitCode, stderr } = await build(out);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^lastshell: --out: cannot write/)]);
    expect([readdirSync(away), readFileSync(join(away, 'README.md'), 'utf8')]).toEqual([['README.md'], secret]);
    expect(readdirSync(out).filter((found) => found.endsWith('.sh') || found.endsWith('.part'))).toEqual([]);
  },
);

test('the list itself as a pipe or a link holds nothing up', async () => {
  const out = outWith();
  rmSync(join(out, 'SHA256SUMS'));
  makePipe(join(out, 'SHA256SUMS'));
  expect(await build(out)).toMatchObject({ exitCode: 2 });
  expect(await build(out, 'check')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('+made') });
});

test('--check shows nothing that a link leads to', async () => {
  writeFileSync(join(outside, 'shadow'), secret);
  const out = outWith([secret, 'more']);
  symlinkSync(join(outside, 'shadow'), join(out, 'README.md'));
  symlinkSync(join(outside, 'shadow'), join(out, 'more'));
  makePipe(join(out, 'page.html'));
  const { exitCode, stdout } = await build(out, 'check');
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('+made')]);
  expect(stdout).not.toContain('secret of somebody');
});

test.each(['pipe', 'file', 'link to nothing'])('a %s in place of the folder is refused', async (kind) => {
  const out = join(folder, `place-${kind.replaceAll(' ', '-')}`);
  if (kind === 'pipe') makePipe(out);
  else if (kind === 'file') writeFileSync(out, 'x');
  else symlinkSync(join(folder, 'nothing'), out);
  expect(await build(out)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--out: cannot make') });
});

testWith(lackOfRoot)('a link of somebody else in place of the folder leads nowhere, one of ours does', async () => {
  const [out, away] = [join(folder, 'linked'), mkdtempSync(join(folder, 'away-'))];
  symlinkSync(away, out);
  lchownSync(out, stranger, stranger);
  expect(await build(out)).toMatchObject({ exitCode: 2 });
  expect(readdirSync(away)).toEqual([]);
  lchownSync(out, 0, 0);
  expect(await build(out)).toMatchObject({ exitCode: 0 });
});

test('the command itself meets all of these at once', async () => {
  writeFileSync(join(outside, 'notes'), secret);
  const out = outWith([secret, 'away/notes'], ['', 'nosuch'], ['', '.'], ['', 'deep']);
  mkdirSync(join(out, 'deep'));
  symlinkSync(outside, join(out, 'away'));
  expect(await lastshell(['build', '--out', out], { cwd: folder }, 60)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(outside, 'notes'), 'utf8')).toBe(secret);
}, 90_000);
