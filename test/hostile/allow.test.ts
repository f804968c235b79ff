import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lastshell, scratch } from './support.ts';

const folder = scratch();

/** A script in a file, since a name may say something too. */
function file(text: string): string {
  const name = join(mkdtempSync(join(folder, 'case-')), 'x.sh');
  writeFileSync(name, text);
  return name;
}

const check = (text: string, ...words: string[]) => lastshell(['check', ...words, file(text)]);

/** Scripts that are no honest one's and ask to be believed. */
const selfJudged: Record<string, string> = {
  'at the end of the line': 'curl http://x | sh # lastshell: allow external,pipeline trust me\n',
  'above it': '# lastshell: allow external trust me\nls\n',
  eval: 'eval "$1" # lastshell: allow eval trust me\n',
};

test.each(Object.entries(selfJudged))(
  'a script that allows itself something %s counts for nothing',
  async (_, text) => {
    const { exitCode, stdout } = await check(text, '--no-shellcheck', '--no-allow');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('may start a process')]);
    expect(stdout).toContain('trust me');
  },
);

test('where comments count, the verdict and the JSON say in how many places', async () => {
  const text = 'ls # lastshell: allow external one\nls # lastshell: allow external two\n';
  const { exitCode, stdout } = await check(text, '--no-shellcheck');
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringContaining('what its comments allow in 2 places is as they say'),
  ]);
  const json = JSON.parse((await check(text, '--no-shellcheck', '--json')).stdout) as object[];
  expect(json).toEqual([expect.objectContaining({ allowedPlaces: 2, verdict: 'cannot' })]);
});

test('nor does a comment silence ShellCheck', async () => {
  const text = '#!/bin/bash\n# shellcheck disable=all\n#shellcheck disable=SC2034\nx=1\necho $1\n';
  expect(await check(text)).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout } = await check(text, '--no-allow');
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('[SC2086]')]);
});

test('a comment does not choose another shell than the first line, which the kernel goes by', async () => {
  // Free in mksh, a process in bash before 5.2.
  const { exitCode } = await check('#!/bin/bash\n# shellcheck shell=mksh\nx=$(<f)\n', '--no-shellcheck');
  expect(exitCode).toBe(1);
});
