import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slice } from '../support/whole.ts';
import { scratch } from './support.ts';

const place = scratch();
/** LASTSHELL_SEED repeats a run. */
const seed = Number(process.env['LASTSHELL_SEED'] ?? Date.now() % 1_000_000);
const COUNT = slice(2000, 60);
const MOST_MS = 10_000;

const known = ['README.md', 'recover.sh', 'page.html', 'SHA256SUMS', 'prevent', 'prevent/prompt.sh', 'runbook'];
const odd = [
  'runbook/host.md',
  'sh',
  'sh/why.sh',
  '--help',
  ' x.sh',
  'a\nb.sh',
  '\u001b[31m.sh',
  'ü',
  '-',
  '...',
  '$(id)',
];
const name = fc.constantFrom(...known, ...odd);
const kind = fc.constantFrom('file', 'script', 'foreign', 'folder', 'link', 'pipe', 'device', 'hard');
const mode = fc.constantFrom(0o644, 0o600, 0o777, 0o000, 0o755, 0o1777);
const target = fc.constantFrom(
  ...['OUTSIDE/notes', 'OUTSIDE', 'OUTSIDE/deep', 'OUTSIDE/nosuch', '..', '.', 'README.md', 'prevent', '/proc/self/fd'],
  ...['/dev/zero', '/dev/null', '/proc/kmsg', 'out', '/dev/stdin'],
);
const thing = fc.record({ name, kind, mode, target });
const text = fc.constantFrom('', 'old\n', 'notes\n', '#!/bin/bash\nls\n');
const path = fc.constantFrom('away/notes', 'nosuch', '.', '..', 'prevent/notes', 'prevent', 'ü', 'runbook/../x', 'a');
/** A link to a folder would be the word of whoever calls, so none is among these. */
const astray = fc.constantFrom('OUTSIDE/notes', 'OUTSIDE/nosuch', '/dev/zero', '/dev/null', 'out', '/proc/self/fd');
const itself = fc.record({
  kind: fc.constantFrom('folder', 'folder', 'folder', 'folder', 'link', 'pipe', 'file', 'device'),
  mode: fc.constantFrom(0o755, 0o1777, 0o777),
  target: astray,
});
const folder = fc.record({
  itself,
  things: fc.array(thing, { minLength: 1, maxLength: 8 }),
  listed: fc.array(fc.record({ name: fc.oneof(path, name), text }), { maxLength: 6 }),
  isChecked: fc.integer({ min: 0, max: 9 }).map((of) => of === 0),
});

/** What the child has said, and the longest that it was silent, in milliseconds. */
async function run(folders: unknown): Promise<{ said: string; why: string; longest: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fuzz-child.js'), place]);
  let [said, why, last, longest] = ['', '', Date.now(), 0];
  const look = setInterval(() => {
    longest = Math.max(longest, Date.now() - last);
    if (longest > 3 * MOST_MS) child.kill('SIGKILL');
  }, 100);
  child.stdout.on('data', (data: Buffer) => {
    longest = Math.max(longest, Date.now() - last);
    last = Date.now();
    said = (said + data.toString()).slice(-200);
  });
  child.stderr.on('data', (data: Buffer) => (why = (why + data.toString()).slice(0, 4000)));
  child.stdin.end(JSON.stringify(folders));
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  return { said, why, longest };
}

test(`${COUNT} random folders, seed ${seed}: nothing outside changes, no crash, no hang`, async () => {
  const { said, why, longest } = await run(fc.sample(folder, { seed, numRuns: COUNT }));
  expect([why, said]).toEqual(['', expect.stringMatching(/done\n$/)]);
  expect(longest).toBeLessThan(MOST_MS);
}, 3_600_000);
