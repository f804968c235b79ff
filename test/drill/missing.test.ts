import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-path-'));
symlinkSync(process.execPath, join(folder, 'node'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['docker', 'docker is not installed'],
  ['podman', 'podman is not installed'],
  ['vm', 'qemu-system-x86'],
])('without what it needs, %s says so in one line and ends with 3', async (arena, said) => {
  const run = execa('node', ['dist/cli.js', 'drill', '--arena', arena, '--bomb', 'loop'], {
    reject: false,
    env: { PATH: folder },
  });
  const { exitCode, stderr, stdout } = await run;
  expect([exitCode, stdout, stderr.split('\n').length]).toEqual([3, '', 1]);
  expect(stderr).toContain(said);
});
