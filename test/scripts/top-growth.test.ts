import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { waitFor } from '../../src/drill/wait.ts';
import { cells, Crowd, many, off } from '../support/crowd.ts';

let crowd: Crowd | undefined;

afterEach(async () => crowd?.close());

test.each([60, 2400])('growth of %i is found by number, with all that a sampled one stands for', async (count) => {
  const worker = many(count, () => ({ comm: 'worker' }));
  const leaver = many(count, () => ({ comm: 'leaver' }), 5000);
  const wait = [
    '__ls_nap() {',
    '  printf "" >"$proc/asleep"',
    '  until [[ -e $proc/go ]]; do read -r -t 0.05 _ <>/dev/ptmx; done',
    '}',
    'if \\builtin declare -F ',
  ].join('\n');
  crowd = new Crowd([...worker, ...leaver]);
  const { proc } = crowd;
  const { root } = proc;
  const said = crowd.top((text) => text.replace('if \\builtin declare -F ', wait));
  await waitFor(() => Promise.resolve(existsSync(join(root, 'asleep')) || undefined), 60_000);
  for (const { pid } of leaver.slice(0, count / 2)) rmSync(join(root, String(pid)), { recursive: true });
  proc.add(many(25, () => ({ comm: 'worker', threads: 2 }), 3500));
  writeFileSync(join(root, 'go'), '');
  expect(cells(await said, 'worker')[5]).toBe(50);
  expect(off(-(cells(await said, 'leaver')[5] ?? 0), count / 2)).toBeLessThanOrEqual(count > 60 ? 0.25 : 0);
});
