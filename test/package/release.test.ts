import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { start } from '../../src/util/start.ts';
import { root } from '../hostile/support.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A clone with the release program of this tree, and whatever somebody does to it. */
async function answer(change: (clone: string) => void, isCommitted: boolean, ...words: string[]) {
  const clone = mkdtempSync(join(folder, 'clone-'));
  const git = (...more: string[]) =>
    start('git', ['-c', 'user.name=x', '-c', 'user.email=x@localhost', ...more], { cwd: clone });
  await git('clone', '--quiet', '--shared', root, '.');
  for (const file of ['.ci/release.js', 'package.json', 'package-lock.json', 'CHANGELOG.md'])
    writeFileSync(join(clone, file), readFileSync(join(root, file)));
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', 'as it stands');
  change(clone);
  if (isCommitted) await git('commit', '--quiet', '--all', '--allow-empty', '--message', 'change');
  if (words.length === 0) await git('tag', 'v0.1.0');
  const line = ['.ci/release.js', ...(words.length === 0 ? ['--dry-run'] : words)];
  const { exitCode, stderr } = await start(process.execPath, line, { cwd: clone, reject: false });
  return { exitCode, stderr };
}

const version = (text: string) => (clone: string) => {
  const file = join(clone, 'package.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": "[^"]*"/, `"version": "${text}"`));
};
const noLog = (clone: string) => writeFileSync(join(clone, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n');
const edit = (clone: string) => appendFileSync(join(clone, 'README.md'), 'x');

test.each<[string, (clone: string) => void, boolean, RegExp]>([
  ['a wrong version', version('1.0'), true, /^release: version: 1.0 is no version/],
  ['another version than that of the lock', version('9.9.9'), true, /^release: version: package-lock.json says/],
  ['nothing in the change log', noLog, true, /^release: change log: nothing stands under/],
  ['a file that is not committed', edit, false, /^release: tree: 1 files are not committed \(M README.md\)/],
])('%s: no', async (_, change, isCommitted, why) => {
  expect(await answer(change, isCommitted, '--dry-run')).toEqual({ exitCode: 1, stderr: expect.stringMatching(why) });
});

test('a version that has a tag: no', async () => {
  const said = await answer(() => undefined, true);
  expect(said).toEqual({ exitCode: 1, stderr: expect.stringContaining('v0.1.0 has a tag already') });
});

test('nothing is published', async () => {
  expect(await answer(() => undefined, true, '--publish')).toMatchObject({ exitCode: 2 });
});
