import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseSite } from '../../src/site/read-config.ts';
import { lastshell, scratch } from './support.ts';

const folder = scratch();

/** Names that look like something else to whoever reads a command line. */
const odd = [
  '--help',
  '--version',
  '--no-allow',
  '-',
  '--',
  '-- .sh',
  ' x.sh',
  'x.sh ',
  "'x.sh'",
  '"x.sh"',
  '--json=x',
];

test.each(odd)('behind -- %j is the name of a file, which is read', async (name) => {
  const cwd = mkdtempSync(join(folder, 'case-'));
  writeFileSync(join(cwd, name), '#!/bin/bash\nls\n');
  // What is checked when quotes or blanks are taken off.
  writeFileSync(join(cwd, 'x.sh'), '#!/bin/bash\necho\n');
  const { exitCode, stdout } = await lastshell(['check', '--no-shellcheck', '--format', 'github', '--', name], { cwd });
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('::error file=')]);
  expect(stdout).toContain('ls is neither a builtin');
});

test.each(["'x.sh'", '"x.sh"', ' x.sh'])('%j is the same file without --', async (name) => {
  const cwd = mkdtempSync(join(folder, 'case-'));
  writeFileSync(join(cwd, name), '#!/bin/bash\nls\n');
  writeFileSync(join(cwd, 'x.sh'), '#!/bin/bash\necho\n');
  expect(await lastshell(['check', '--no-shellcheck', name], { cwd })).toMatchObject({ exitCode: 1 });
});

const service = (unit: string) => ({ name: 'x', select: { name: ['x'] }, unit, mayFreeze: 'x', restartCosts: 'x' });

test.each(['--now.service', '-x.service', '.service', '@.service', '..service', '-.slice'])(
  'the unit %j is refused: systemctl would take it for an option, or for nothing',
  (unit) => {
    expect(() => parseSite(JSON.stringify({ services: [service(unit)] }))).toThrow(/services\.0\.unit/);
    expect(() => parseSite(JSON.stringify({ services: [service('web@1.service')] }))).not.toThrow();
  },
);

test('an address whose host begins with a dash is no address', async () => {
  for (const url of ['ssh://-oProxyCommand=touch%20x/y', 'ssh://-x@-y/z', 'git://-h/x']) {
    const { exitCode, stderr } = await lastshell(['publish', '--to', 'git', '--url', url, '--dry-run'], {
      cwd: folder,
    });
    expect([exitCode, stderr.split('\n').length]).toEqual([2, 1]);
  }
});
