import { chmodSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { testWith } from '../support/need.ts';
import { lastshell, scratch } from './support.ts';

const folder = scratch();
const marks = join(folder, 'marks');
mkdirSync(marks);

/** A program that leaves a mark, and answers as ShellCheck does when it finds nothing. */
function plant(file: string): void {
  writeFileSync(file, `#!/bin/sh\necho "$0" >"${marks}/$$"\necho '{"comments":[]}'\n`);
  chmodSync(file, 0o755);
}

/** A clone of somebody's, in which lastshell is started. */
function clone(): string {
  const here = mkdtempSync(join(folder, 'clone-'));
  mkdirSync(join(here, 'node_modules/.bin'), { recursive: true });
  const programs = ['shellcheck', 'npx', 'npm', 'git', 'docker', 'podman', 'gcc', 'tar', 'mkfifo', 'strace', 'unshare'];
  for (const name of [...programs, 'setpriv', 'sh']) {
    for (const place of [here, join(here, 'node_modules/.bin')]) plant(join(place, name));
  }
  plant(join(here, 'evil.sh'));
  writeFileSync(join(here, '.npmrc'), 'script-shell=./evil.sh\nregistry=http://127.0.0.1:9/\n');
  writeFileSync(join(here, '.shellcheckrc'), 'disable=all\n');
  writeFileSync(join(here, 'x.sh'), '#!/bin/bash\nx=$(ls)\nrm $x\n');
  return here;
}

/** What npm, and people who trust a folder, put before the PATH. */
const paths = ['node_modules/.bin', './node_modules/.bin', '.', '', 'ABSOLUTE', 'LINKED'];

test.each(paths)(
  'with %j before the PATH, check starts nothing of the folder it is in',
  async (first) => {
    const here = clone();
    const linked = join(folder, `link-${paths.indexOf(first)}`);
    symlinkSync(join(here, 'node_modules/.bin'), linked);
    const made = { ABSOLUTE: join(here, 'node_modules/.bin'), LINKED: linked }[first] ?? first;
    const env = { PATH: [made, process.env['PATH']].join(delimiter) };
    const { exitCode, stdout } = await lastshell(['check', 'x.sh'], { cwd: here, env });
    expect(readdirSync(marks)).toEqual([]);
    // The real one has spoken, and nobody has told it to be silent.
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('[SC2086]')]);
  },
  60_000,
);

test('nor do build, publish, drill and --trace', async () => {
  const here = clone();
  const env = { PATH: [join(here, 'node_modules/.bin'), '.', process.env['PATH']].join(delimiter) };
  await lastshell(['build', '--out', 'made'], { cwd: here, env }, 60);
  await lastshell(['publish', '--to', 'git', '--url', 'file:///nowhere', '--dry-run'], { cwd: here, env });
  await lastshell(['drill', '--list'], { cwd: here, env });
  await lastshell(['check', '--trace', 'x.sh'], { cwd: here, env });
  expect(readdirSync(marks)).toEqual([]);
}, 120_000);

testWith(await dockerArena.lacks())(
  'nor does a whole drill',
  async () => {
    const here = clone();
    const env = { PATH: [join(here, 'node_modules/.bin'), '.', process.env['PATH']].join(delimiter) };
    const words = ['drill', 'recover', '--bomb', 'paced', '--pids', '60'];
    expect(await lastshell(words, { cwd: here, env }, 150)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(marks)).toEqual([]);
  },
  180_000,
);

test('a .shellcheckrc of anybody in the temporary folder silences nobody', async () => {
  const shared = mkdtempSync(join(folder, 'tmp-'));
  writeFileSync(join(shared, '.shellcheckrc'), 'disable=all\n');
  const { stdout } = await lastshell(['check', '-'], { env: { TMPDIR: shared }, input: 'x=$(ls)\nrm $x\n' });
  expect(stdout).toContain('[SC2086]');
});
