import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { defaultSite } from '../../src/site/read-config.ts';
import { formats } from '../../src/wiki/format/index.ts';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { openWiki, publish } from '../../src/wiki/publish/publish.ts';
import { damagedCodes } from '../../src/wiki/publish/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-git-test-'));
const bare = join(folder, 'wiki.git');
const target = { kind: 'git', url: `file://${bare}`, account: { user: '', password: '' } } as const;
const mode = { dryRun: false, force: false };
const git = (...args: string[]) => execa('git', ['-c', 'user.name=p', '-c', 'user.email=p@localhost', ...args]);
const commits = async () => Number((await git('-C', bare, 'rev-list', '--count', '--all')).stdout);
const short = (words: string) => [{ title: 'Runbook: Host', text: wrapMarked(words, formats.markdown) }];

beforeEach(async () => {
  rmSync(bare, { recursive: true, force: true });
  await git('init', '--quiet', '--bare', '-b', 'main', bare);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function asPerson(change: (text: string) => string): Promise<void> {
  const clone = mkdtempSync(join(folder, 'person-'));
  await git('clone', '--quiet', bare, clone);
  const file = join(clone, 'Runbook-Host.md');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  await git('-C', clone, 'commit', '--quiet', '-am', 'by hand');
  await git('-C', clone, 'push', '--quiet', 'origin', 'HEAD');
}

test('the host page goes in as one commit, comes out byte by byte, and is not committed twice', async () => {
  const page = buildPage(defaultSite, 'host');
  const pages = [{ title: 'Host', text: wrapMarked(formats.markdown.page(page), formats.markdown) }];
  expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['create']);
  expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['keep']);
  expect(await commits()).toBe(1);
  const wiki = await openWiki(target);
  expect(damagedCodes(await wiki.rendered('Host'), codesOf(page.blocks))).toEqual([]);
  expect(`${(await git('-C', bare, 'show', 'HEAD:Host.md')).stdout}\n`).toBe(pages[0]?.text);
  await wiki.close?.();
});

test('what people wrote stays; what they changed between the marks needs --force', async () => {
  await publish(target, short('one'), mode);
  await asPerson((text) => `lead\n\n${text}\nend\n`);
  await publish(target, short('two'), mode);
  await asPerson((text) => text.replace('two', 'mine'));
  expect((await publish(target, short('three'), mode)).map(({ action }) => action)).toEqual(['refuse']);
  expect(await commits()).toBe(4);
  await publish(target, short('three'), { ...mode, force: true });
  expect((await git('-C', bare, 'show', 'HEAD:Runbook-Host.md')).stdout).toMatch(/^lead\n\n[^]*three[^]*\nend$/);
});

test('a push that comes too late starts over from what is there now', async () => {
  await publish(target, short('one'), mode);
  const late = await openWiki(target);
  await late.write('Runbook: Host', short('two')[0]?.text ?? '', undefined);
  await asPerson((text) => `${text}\nquicker\n`);
  await expect(late.finish?.()).rejects.toThrow(/git push failed/);
  await late.close?.();
  await publish(target, short('two'), mode);
  expect((await git('-C', bare, 'show', 'HEAD:Runbook-Host.md')).stdout).toMatch(/two[^]*quicker/);
});

test.each(['../x', 'a//b', '.git/hooks/x', 'a/../../x'])(
  'the title %j does not leave the repository',
  async (title) => {
    await expect(publish(target, [{ title, text: short('x')[0]?.text ?? '' }], mode)).rejects.toThrow(/--page/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toEqual([]);
  },
);

test('a remote that asks for a password gets it from the environment, and no error repeats it', async () => {
  const heard: string[] = [];
  const server = createServer(({ headers }, response) => {
    heard.push(headers.authorization ?? '');
    response.writeHead(401, { 'www-authenticate': 'Basic realm="wiki"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const account = { user: 'robot', password: 'hunter2-wrong' };
  const failed = publish({ kind: 'git', url: `http://127.0.0.1:${port}/wiki.git`, account }, short('x'), mode);
  await expect(failed).rejects.toThrow(/LASTSHELL_WIKI_PASSWORD/);
  await expect(failed).rejects.not.toThrow(/hunter2/);
  expect(heard).toContain(`Basic ${Buffer.from('robot:hunter2-wrong').toString('base64')}`);
  server.close();
});
