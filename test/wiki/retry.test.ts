import { type RequestListener, createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { HttpSession } from '../../src/wiki/publish/http.ts';
import { readAnswer, writeCall } from '../../src/wiki/publish/xmlrpc.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return `http://127.0.0.1:${port}/`;
}

/** Answers with each status in turn, the last one for good. */
async function statuses(...list: number[]): Promise<{ url: string; times: number[] }> {
  const times: number[] = [];
  const url = await serve((_, response) => {
    const status = list[Math.min(times.push(Date.now()), list.length) - 1] ?? 200;
    response.writeHead(status, { 'retry-after': '0', location: 'https://elsewhere/' }).end('fine');
  });
  return { url, times };
}

const post = (url: string, tries: number) => new HttpSession(url, { tries, first: 20 }).post('x', 'text/plain');

test.each([[429], [500], [503, 502], [504, 429]])('%j is waited out', async (...list) => {
  const { url, times } = await statuses(...list, 200);
  expect(await post(url, 3)).toBe('fine');
  expect(times).toHaveLength(list.length + 1);
});

test.each([
  [503, 3, /says HTTP 503/],
  [404, 1, /says HTTP 404; is the address right/],
  [403, 1, /says HTTP 403/],
  [302, 1, /--url: .*elsewhere/],
])('%j ends after %j tries with one sentence', async (status, tries, message) => {
  const { url, times } = await statuses(status);
  await expect(post(url, 3)).rejects.toThrow(message);
  expect(times).toHaveLength(tries);
});

test('each wait is longer than the one before', async () => {
  const { url, times } = await statuses(500, 500, 500, 200);
  await new HttpSession(url, { tries: 4, first: 60 }).post('x', 'text/plain');
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(waits[2]).toBeGreaterThan(waits[0] ?? 0);
});

test.each([
  ['a & <b> "c" \r\n', '&amp; &lt;b&gt;'],
  ['\u00fc\u20ac', '\u00fc\u20ac'],
])('XML-RPC gives back %j', (value, written) => {
  const call = writeCall('m', [value, true, 7, ['x'], { key: value }]);
  expect(call).toContain(written);
  const answer = call
    .replace(/^.*?<params>/s, '<methodResponse><params>')
    .replace('</methodCall>', '</methodResponse>');
  expect(readAnswer(answer)).toBe(value);
  expect(() => readAnswer('<html>no</html>')).toThrow(/not in XML-RPC/);
});

const secret = 'hunter2-secret';
const run = (args: string[], env: Record<string, string> = {}, input = '') =>
  execa('node', [cli, 'publish', ...args], { reject: false, input, env: { LASTSHELL_WIKI_USER: 'robot', ...env } });

test.each([
  [['--to', 'dokuwiki'], {}, '', /--url/],
  [[], {}, '', /--to/],
  [['--to', 'git', '--url', `https://robot:${secret}@x/y`], {}, '', /--url: holds a password/],
  [['--to', 'dokuwiki', '--url', 'http://127.0.0.1:9/'], {}, '', /LASTSHELL_WIKI_PASSWORD: is not set/],
  [['--to', 'mediawiki', '--url', 'nonsense'], { LASTSHELL_WIKI_PASSWORD: secret }, '', /--url: is not a URL/],
  [['--to', 'mediawiki', '--url', 'http://x/', '--password', secret], {}, '', /password/],
] as const)('%j is refused with one line', async (args, env, input, message) => {
  const { exitCode, stdout, stderr } = await run([...args], env, input);
  expect([exitCode, stdout, stderr.split('\n').length]).toEqual([2, '', 1]);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain(secret);
});

test('a server that repeats the password does not get it into the error', async () => {
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const isLogin = body.includes('action=login');
      const tokens = { query: { tokens: { logintoken: 't' } } };
      response.end(
        JSON.stringify(isLogin ? { login: { result: 'Failed', reason: `no ${decodeURIComponent(body)}` } } : tokens),
      );
    });
  });
  const { exitCode, stderr, stdout } = await run(
    ['--to', 'mediawiki', '--url', url, '--password-stdin'],
    {},
    `${secret}\n`,
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('***');
  expect(stderr + stdout).not.toContain(secret);
});
