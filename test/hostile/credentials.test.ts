import { mkdtempSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { serve } from './server.ts';
import { lastshell, scratch } from './support.ts';

const folder = scratch();
const secret = 'a b&c<d>"é/+%';
const account = { LASTSHELL_WIKI_USER: 'robot', LASTSHELL_WIKI_PASSWORD: secret };

const basic = Buffer.from(`robot:${secret}`).toString('base64');
const publish = (...words: string[]) => lastshell(['publish', '--dry-run', ...words], { cwd: folder, env: account });

test.each(['mediawiki', 'dokuwiki', 'git'])(
  '%s: no password over http to another machine, unless that is meant',
  async (kind) => {
    const more = ['localhost.example.net', '127.0.0.1.example.net', '[2001:db8::1]'];
    for (const host of ['192.0.2.1', ...(kind === 'git' ? more : [])]) {
      const { exitCode, stderr } = await publish('--to', kind, '--url', `http://${host}/api.php`);
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^lastshell: --url: http:\/\/ .*--insecure-http/)]);
    }
  },
);

test('git follows no redirect, and the other host hears nothing', async () => {
  const other = await serve((_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });
  const first = await serve(({ url }, response) => {
    response.writeHead(302, { location: `http://localhost:${other.port}${url ?? ''}` }).end();
  });
  const { exitCode, stderr } = await publish('--to', 'git', '--url', `http://127.0.0.1:${first.port}/wiki.git`);
  expect(exitCode).not.toBe(0);
  expect(other.heard).toEqual([]);
  expect(stderr).not.toContain(basic);
});

test('git gives the password to the host of the address, and to no other', async () => {
  const right = await serve((_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });
  const { exitCode, stderr } = await publish('--to', 'git', '--url', `http://127.0.0.1:${right.port}/wiki.git`);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('does not let this user in')]);
  expect(right.heard.join()).toContain(basic);
});

test.each(['mediawiki', 'dokuwiki'])('%s: a redirect is followed by nobody', async (kind) => {
  const other = await serve((_, response) => response.end());
  const first = await serve((_, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${other.port}/` }).end();
  });
  expect(await publish('--to', kind, '--url', `http://127.0.0.1:${first.port}/`)).toMatchObject({ exitCode: 2 });
  expect(other.heard).toEqual([]);
});

/** The ways in which a server may say back what it was told. */
const echoes: Record<string, (body: string) => string> = {
  'as it came': (body) => body,
  decoded: (body) => new URLSearchParams(body).get('lgpassword') ?? 'nothing yet',
  'in capitals of form encoding': () => new URLSearchParams({ x: secret }).toString(),
  'in small letters of form encoding': () => encodeURIComponent(secret).toLowerCase(),
  'in base64': () => basic,
  'in HTML': () => 'a b&amp;c&lt;d&gt;&quot;é/+%',
};

test.each(Object.entries(echoes))('what a server says back %s does not show the password', async (_, echo) => {
  const { port } = await serve((request, response) => {
    const { body } = request as IncomingMessage & { body: string };
    const answer = body.includes('action=login')
      ? { error: { code: 'x', info: echo(body) } }
      : { query: { tokens: { logintoken: 't' } } };
    response.end(JSON.stringify(answer));
  });
  const { exitCode, stdout, stderr } = await publish('--to', 'mediawiki', '--url', `http://127.0.0.1:${port}/`);
  expect([exitCode, stdout, stderr]).toEqual([1, '', expect.stringContaining('***')]);
  for (const spelling of [
    secret,
    basic,
    new URLSearchParams({ x: secret }).toString().slice(2),
    encodeURIComponent(secret),
  ])
    expect(stderr.toLowerCase()).not.toContain(spelling.toLowerCase());
});

test('a configuration that was only found here does not say where a password goes', async () => {
  const { port, heard } = await serve((_, response) => response.end('{}'));
  const cwd = mkdtempSync(join(folder, 'clone-'));
  const config = { wiki: { kind: 'mediawiki', url: `http://127.0.0.1:${port}/` } };
  writeFileSync(join(cwd, 'lastshell.config.json'), JSON.stringify(config));
  const { exitCode, stderr } = await lastshell(['publish', '--dry-run'], { cwd, env: account });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/--url: a password would go .* --config/)]);
  expect(heard).toEqual([]);
  await lastshell(['publish', '--dry-run', '--config', 'lastshell.config.json'], { cwd, env: account });
  expect(heard).not.toEqual([]);
});
