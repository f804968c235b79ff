import { expect, test } from '@jest/globals';
import { versionOf, parseShells } from '../../src/drill/shells.ts';
import { slice } from '../support/whole.ts';
import { lastshell } from './support.ts';

/** What every object has without being given it. */
const inherited = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];

test.each(inherited)(
  'a script for a shell named %s gets a finding, and the run goes on',
  async (name) => {
    const check = (input: string) => lastshell(['check', '--no-shellcheck', '--trace', '-'], { input });
    const { exitCode, stdout, stderr } = await check(`#!/bin/${name}\necho\n`);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`it is for ${name}, which is not known here`);
    // A directive only adds shells, so it is judged for all that are known.
    expect(await check(`# shellcheck shell=${name}\necho\n`)).toMatchObject({ exitCode: 0, stderr: '' });
  },
  60_000,
);

test.each(slice(inherited, ['constructor', '__proto__']))(
  '%s is no value of an option and no selector',
  async (name) => {
    for (const words of [
      ['check', '--shell', name, '/dev/null'],
      ['check', '--format', name, '/dev/null'],
      ['print', name],
      ['print', 'why', `--${name}`, 'x'],
      ['runbook', name],
      ['runbook', 'host', '--format', name],
      ['drill', '--bomb', name],
      ['drill', '--shell', name],
      ['drill', '--report', `x.${name}`],
      ['drill', '--arena', name],
      ['publish', '--to', name],
    ]) {
      const { exitCode, stderr } = await lastshell(words, { cwd: '/tmp' });
      expect([words, exitCode, stderr.split('\n').length]).toEqual([words, 2, 1]);
      expect(stderr).toMatch(/^lastshell: /);
    }
  },
  120_000,
);

test.each(inherited)('a shell of an image that is really named %s is a shell', async (name) => {
  const [shell] = parseShells(`/bin/sh\t/bin/${name}\n`);
  expect(shell).toEqual({ kind: name, command: ['/bin/sh'], file: '/bin/sh' });
  expect(await versionOf(name, () => Promise.resolve('version 1'))).toBe(name);
});
