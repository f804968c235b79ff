import { expect, test } from '@jest/globals';
import { serve } from './server.ts';
import { lastshell, scratch } from './support.ts';

const folder = scratch();
const env = { LASTSHELL_WIKI_USER: 'robot', LASTSHELL_WIKI_PASSWORD: 'password' };
const publish = (...words: string[]) => lastshell(['publish', '--dry-run', ...words], { cwd: folder, env });

test.each([
  '{"query": 7}',
  '{"query": {"pages": [{"revisions": [{}]}], "tokens": {"logintoken": {}}}}',
  '[]',
  'null',
  '{"error": {"code": {}, "info": []}}',
  '{"__proto__": {"error": 1}, "login": "x"}',
])('an answer %j is an answer of no wiki, and no crash', async (answer) => {
  const { port } = await serve((_, response) => response.end(answer));
  const { exitCode, stderr } = await publish('--to', 'mediawiki', '--url', `http://127.0.0.1:${port}/`);
  expect([[1, 2].includes(Number(exitCode)), stderr.split('\n').length]).toEqual([true, 1]);
});

test.each([
  `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "${'&a;'.repeat(10)}">`).join('')}]><methodResponse><params><param><value>&bbbbbbbbbb;</value></param></params></methodResponse>`,
  `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><methodResponse><params><param><value>&x;</value></param></params></methodResponse>`,
  `<methodResponse><params><param>${'<value><array><data>'.repeat(20_000)}`,
  `<methodResponse><params><param>${'<value><array><data>'.repeat(5000)}${'</data></array></value>'.repeat(5000)}</param></params></methodResponse>`,
  '<methodResponse/>',
])('a bomb or a link to a file in XML is neither opened nor a crash', async (answer) => {
  const { port } = await serve((_, response) => response.end(answer));
  const { exitCode, stderr } = await publish('--to', 'dokuwiki', '--url', `http://127.0.0.1:${port}/`);
  expect([[1, 2].includes(Number(exitCode)), stderr.split('\n').length]).toEqual([true, 1]);
  expect(stderr).not.toContain('root:');
});

test('an answer without end is cut off', async () => {
  const { port } = await serve((_, response) => {
    const part = Buffer.alloc(1 << 20, 32);
    const more = (): void => {
      while (!response.destroyed && response.write(part)) continue;
    };
    response.on('drain', more);
    more();
  });
  const { exitCode, stderr } = await publish('--to', 'mediawiki', '--url', `http://127.0.0.1:${port}/`);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('answers more than')]);
}, 60_000);
