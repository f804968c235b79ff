import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lastshell, scratch } from './support.ts';

const folder = scratch();
const secret = join(folder, 'secret');
writeFileSync(secret, 'SECRET OF THE ONE WHO PUBLISHES\n');

const git = (cwd: string, ...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=p', '-c', 'user.email=p@localhost', ...words], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** A wiki in git in which somebody has put these things. */
function wiki(put: (clone: string) => void): string {
  const bare = mkdtempSync(join(folder, 'wiki-'));
  git(bare, 'init', '--quiet', '--bare', '-b', 'main', '.');
  const clone = mkdtempSync(join(folder, 'clone-'));
  git(clone, 'clone', '--quiet', bare, '.');
  put(clone);
  git(clone, 'add', '-A');
  git(clone, 'commit', '--quiet', '-m', 'x');
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
  return bare;
}

const publish = (bare: string, page: string, ...more: string[]) =>
  lastshell(['publish', '--to', 'git', '--url', `file://${bare}`, '--page', page, '--situation', 'user', ...more], {
    cwd: folder,
  });

test('a page that is a link is refused: nothing is shown, nothing is pushed', async () => {
  const bare = wiki((clone) => {
    symlinkSync(secret, join(clone, 'Page.md'));
  });
  const before = git(bare, 'rev-parse', 'main');
  for (const more of [['--dry-run'], ['--force'], ['--verify']]) {
    const { exitCode, stdout, stderr } = await publish(bare, 'Page', ...more);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('is a link in the repository')]);
  }
  expect(git(bare, 'rev-parse', 'main')).toBe(before);
  expect(readFileSync(secret, 'utf8')).toContain('SECRET');
}, 60_000);

test('nor does a folder that is a link, or a file, lead anywhere', async () => {
  const away = mkdtempSync(join(folder, 'away-'));
  writeFileSync(join(away, 'Page.md'), 'SECRET\n');
  const bare = wiki((clone) => {
    symlinkSync(away, join(clone, 'Docs'));
    writeFileSync(join(clone, 'File'), 'x\n');
  });
  for (const page of ['Docs/Page', 'File/Page']) {
    const { exitCode, stdout, stderr } = await publish(bare, page, '--force');
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('has no place')]);
  }
  expect(readFileSync(join(away, 'Page.md'), 'utf8')).toBe('SECRET\n');
}, 60_000);

test('filters, hooks and modules of the repository are not run', async () => {
  const mark = join(folder, 'ran');
  const config = join(folder, 'gitconfig');
  writeFileSync(config, `[filter "x"]\n\tsmudge = touch ${mark}; cat\n\tclean = touch ${mark}; cat\n`);
  const bare = wiki((clone) => {
    writeFileSync(join(clone, '.gitattributes'), '*.md filter=x\n');
    writeFileSync(join(clone, '.gitmodules'), '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% x\n');
    mkdirSync(join(clone, 'Deep'));
    writeFileSync(join(clone, 'Deep/Old.md'), 'x\n');
  });
  const words = ['publish', '--to', 'git', '--url', `file://${bare}`, '--page', 'Deep/New', '--situation', 'user'];
  const { exitCode, stdout } = await lastshell(words, { cwd: folder, env: { GIT_CONFIG_GLOBAL: config } });
  expect([exitCode, stdout, existsSync(mark)]).toEqual([0, 'created: Deep/New', false]);
  expect(git(bare, 'ls-tree', '-r', '--name-only', 'main').split('\n')).toContain('Deep/New.md');
}, 60_000);

test.each(['.git/hooks/x', '../x', 'a/../../x', '.gitattributes', '/etc/x'])('%s is no title', async (page) => {
  const bare = wiki((clone) => {
    writeFileSync(join(clone, 'Home.md'), 'x\n');
  });
  expect(await publish(bare, page, '--force')).toMatchObject({ exitCode: 2 });
});

test('settings of a repository that somebody is in, as in a hook of his, are not those of the wiki', async () => {
  const bare = wiki((clone) => {
    writeFileSync(join(clone, 'Home.md'), 'x\n');
  });
  const env = { GIT_DIR: '/nowhere/.git', GIT_INDEX_FILE: '/nowhere/index', GIT_WORK_TREE: '/nowhere' };
  const words = ['publish', '--to', 'git', '--url', `file://${bare}`, '--page', 'New', '--situation', 'user'];
  expect(await lastshell(words, { cwd: folder, env })).toMatchObject({ exitCode: 0, stdout: 'created: New' });
}, 60_000);
