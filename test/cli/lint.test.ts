import { expect, test } from '@jest/globals';
import { start } from '../../src/util/start.ts';
import { root } from '../hostile/support.ts';

test('without ShellCheck the linter says in one line how to get it', async () => {
  const env = { PATH: '/nowhere' };
  const { exitCode, all } = await start(process.execPath, ['test/lint-shell.js'], {
    cwd: root,
    env,
    reject: false,
    all: true,
  });
  expect([exitCode, all]).toEqual([
    3,
    expect.stringMatching(/^lint: ShellCheck is missing; [^\n]*apt-get install shellcheck[^\n]*$/),
  ]);
});
