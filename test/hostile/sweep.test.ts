import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { owner } from '../../src/drill/owner.ts';
import { testWith } from '../support/need.ts';
import { lackOfRoot, node, root, lastshell, scratch } from './support.ts';

const folder = scratch();
/** A run of this boot that is gone: PID 1 was never born then. */
const gone = owner.replace(/^\d+-\d+/, '1-1');

/** Sweeps a temporary folder as a drill does when it starts, and gives what it says it has removed. */
async function sweep(place: string): Promise<string[]> {
  const program = `
    const { sweepFolders } = await import(process.argv[1] + '/build/drill/folder.js');
    console.log(JSON.stringify(await sweepFolders()));`;
  const { stdout } = await node(['--input-type=module', '-e', program, root], { env: { TMPDIR: place } });
  return JSON.parse(stdout) as string[];
}

testWith(lackOfRoot)('only folders of ours go, whatever their names say', async () => {
  const place = mkdtempSync(join(folder, 'tmp-'));
  const named = (end: string) => join(place, `lastshell-arena-${gone}-${end}`);
  for (const end of ['aaaaaa', 'bbbbbb']) mkdirSync(named(end));
  chownSync(named('bbbbbb'), 54_321, 54_321);
  const outside = join(folder, 'kept');
  mkdirSync(outside);
  writeFileSync(join(outside, 'notes'), 'mine\n');
  symlinkSync(outside, named('cccccc'));
  writeFileSync(named('dddddd'), 'a file\n');
  expect(await sweep(place)).toEqual([named('aaaaaa')]);
  expect(['bbbbbb', 'cccccc', 'dddddd'].map((end) => existsSync(named(end)))).toEqual([true, true, true]);
  expect(readFileSync(join(outside, 'notes'), 'utf8')).toBe('mine\n');
});

test.each(['ümläut', 'a b', "quo'te", '$(id)', '-x', 'new\nline', '\u001b[31mred'])(
  'a temporary folder named %j serves check and publish as any other',
  async (name) => {
    const place = join(mkdtempSync(join(folder, 'odd-')), name);
    mkdirSync(place);
    const env = { TMPDIR: place, LC_ALL: 'C', LANG: '' };
    const checked = await lastshell(['check', '-'], { env, input: 'x=$(ls)\nrm $x # ü\n' });
    expect([checked.exitCode, checked.stdout]).toEqual([1, expect.stringContaining('[SC2086]')]);
    const words = ['publish', '--to', 'git', '--url', 'file:///nowhere', '--dry-run'];
    expect(await lastshell(words, { env })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('git clone'),
    });
  },
  60_000,
);

testWith(lackOfRoot).each(['ümläut', "quo'te", '$(id)'])(
  'and %j serves --trace',
  async (name) => {
    const place = join(mkdtempSync(join(folder, 'odd-')), name);
    mkdirSync(place);
    const words = ['check', '--trace', '--no-shellcheck', '-'];
    const { exitCode, stderr } = await lastshell(words, { env: { TMPDIR: place }, input: 'echo fine\n' });
    expect([exitCode, stderr]).toEqual([0, '']);
  },
  60_000,
);
