import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { jsonText, printable, printableLines } from '../../src/util/show.ts';
import { lastshell, scratch } from './support.ts';

const folder = scratch();
/** A title, a colour, a question to the terminal, C1 codes, an override of the direction, and a return. */
const codes = '\u001b]0;mine\u0007\u001b[31m\u001b[6n\u009b2J\u0090q\u202egnp\u200b\r';
/** What a terminal, or a person who looks at it, could be told something by. */
const told = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/;

test('what a server says is shown as plain text', async () => {
  const server = createServer((_, response) => {
    response.end(JSON.stringify({ error: { code: 'x', info: `words ${codes} of the server\nand more` } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const env = { LASTSHELL_WIKI_USER: 'u', LASTSHELL_WIKI_PASSWORD: 'password' };
  const words = ['publish', '--to', 'mediawiki', '--url', `http://127.0.0.1:${port}/`, '--dry-run'];
  const { stderr } = await lastshell(words, { cwd: folder, env });
  expect(stderr).toMatch(/mediawiki says x: words .* of the server/);
  expect(stderr).not.toMatch(told);
  server.close();
}, 60_000);

test('what stands in a folder is shown as plain text in a difference', async () => {
  const out = mkdtempSync(join(folder, 'out-'));
  writeFileSync(join(out, 'README.md'), `words ${codes} of somebody\n`);
  const { exitCode, stdout } = await lastshell(['build', '--check', '--diff', '--out', out], { cwd: folder }, 60);
  expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/-words .* of somebody/)]);
  expect(stdout).not.toMatch(told);
}, 90_000);

test('names of files, and words of scripts, in every report', async () => {
  const cwd = join(folder, `clone ${codes.replace('/', '')}`);
  mkdirSync(cwd);
  const name = `::stop-commands::x ${codes}##vso[task.setvariable variable=PATH]x.sh`;
  writeFileSync(join(cwd, name), `ls # lastshell: allow external ##[add-path]${codes}\nx${codes}\n`);
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { stdout, stderr } = await lastshell(['check', '--format', format, '--', name], { cwd });
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(told);
    if (format === 'text') expect(stdout).not.toMatch(/^::|##\[|##vso\[/m);
    if (format === 'github') expect(stdout).toMatch(/^(?:::error [^\n]*\n?)+$/);
  }
}, 60_000);

test('errors that repeat what was given', async () => {
  for (const words of [
    ['check', `/no${codes}`],
    ['print', codes],
    ['build', '--out', `/no/${codes}`],
  ]) {
    const { stderr } = await lastshell(words, { cwd: folder }, 60);
    expect(stderr).toMatch(/^lastshell: /);
    expect(stderr).not.toMatch(told);
  }
}, 90_000);

test('blanks, letters of all languages and lines stay', () => {
  expect(printable('größer, 日本語, é 🙂')).toBe('größer, 日本語, é 🙂');
  expect(printableLines('a\tb\n::c\n')).toBe('a        b\n?:c\n');
  expect(JSON.parse(jsonText({ a: codes, b: 'ü\u{e0001}' }))).toEqual({ a: codes, b: 'ü\u{e0001}' });
});
