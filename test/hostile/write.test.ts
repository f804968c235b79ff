import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfRoot, lastshell, makeDevice, makePipe, scratch, stranger } from './support.ts';

const folder = scratch();
const victim = join(folder, 'victim');
writeFileSync(victim, 'mine\n');

/** What may stand where a file is to be written, and must stand there afterwards. */
const obstacles: Record<string, (file: string) => void> = {
  link: (file) => symlinkSync(victim, file),
  'dangling-link': (file) => symlinkSync(join(folder, 'nowhere'), file),
  pipe: makePipe,
  folder: (file) => mkdirSync(file),
};

/** The verbs that write one file. */
const writers = [['print', 'why'], ['page'], ['runbook', 'host']];

const identity = (file: string) => {
  const { ino, mode, uid, size } = lstatSync(file);
  return { ino, mode, uid, size };
};

for (const [kind, make] of Object.entries(obstacles)) {
  test.each(writers)(`a ${kind} is not what %s writes over`, async (verb, ...more) => {
    const file = join(folder, `${verb}-${kind}`);
    make(file);
    const before = identity(file);
    const { exitCode, stdout, stderr } = await lastshell([verb, ...more, '--output', file]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^lastshell: --output: cannot write .* no regular file\); give a file/);
    expect(identity(file)).toEqual(before);
    expect(readFileSync(victim, 'utf8')).toBe('mine\n');
  });
}

testWith(lackOfRoot)('a device stays a device, as /dev/stdout and /dev/null must', async () => {
  const file = join(folder, 'null');
  makeDevice(file);
  expect(await lastshell(['print', '--output', file])).toMatchObject({ exitCode: 2 });
  expect(lstatSync(file).isCharacterDevice()).toBe(true);
});

test('a file of ours keeps its mode', async () => {
  const file = join(folder, 'private.sh');
  writeFileSync(file, 'old\n');
  chmodSync(file, 0o600);
  expect(await lastshell(['print', '--output', file])).toMatchObject({ exitCode: 0 });
  expect(lstatSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toBe('old\n');
});

testWith(lackOfRoot)('root writes a file of somebody else in his place, and he keeps it as it was', async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  chownSync(home, stranger, stranger);
  const file = join(home, 'notes');
  writeFileSync(file, 'old\n');
  chmodSync(file, 0o600);
  chownSync(file, stranger, stranger);
  expect(await lastshell(['print', '--output', file])).toMatchObject({ exitCode: 0 });
  const { mode, uid, gid } = lstatSync(file);
  expect([mode & 0o777, uid, gid]).toEqual([0o600, stranger, stranger]);
});

testWith(lackOfRoot)('a file of somebody else where everybody may put one is not written', async () => {
  const place = join(folder, 'everybody');
  mkdirSync(place);
  chmodSync(place, 0o1777);
  const file = join(place, 'recover.sh');
  writeFileSync(file, 'trap\n');
  chownSync(file, stranger, stranger);
  const { exitCode, stderr } = await lastshell(['print', '--output', file]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`belongs to user ${stranger}`)]);
  expect(readFileSync(file, 'utf8')).toBe('trap\n');
});

test.each(['', '.', '/', 'x/', 'x/..'])('%j is no name of a file', async (output) => {
  const { exitCode, stderr } = await lastshell(['print', `--output=${output}`], { cwd: folder });
  expect([exitCode, stderr.split('\n').length]).toEqual([2, 1]);
});

test('reports and facts of drills are refused before anything is drilled', async () => {
  const file = join(folder, 'report.json');
  symlinkSync(victim, file);
  for (const option of ['--report', '--facts']) {
    const { exitCode, stderr } = await lastshell(['drill', option, file]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${option}: cannot write`)]);
  }
  expect(readFileSync(victim, 'utf8')).toBe('mine\n');
});

test('init writes over no link, not even with --force', async () => {
  const out = join(folder, 'init');
  mkdirSync(out);
  symlinkSync(victim, join(out, 'lastshell.config.json'));
  expect(await lastshell(['init', '--force', '--out', out])).toMatchObject({ exitCode: 2 });
  expect(readFileSync(victim, 'utf8')).toBe('mine\n');
});
