import { chmodSync, lchownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfRoot, lastshell, scratch, stranger } from './support.ts';

const folder = scratch();
const words = ['print', 'recover', '--name', 'x'];
const rules = '{ "protect": ["rogue"], "hold": "never" }';

/** A folder of somebody's with a folder of ours in it, from which lastshell is called. */
function place(plant: (file: string) => void) {
  const above = mkdtempSync(join(folder, 'shared-'));
  chmodSync(above, 0o1777);
  const here = join(above, 'ours');
  mkdirSync(here);
  plant(join(above, 'lastshell.config.json'));
  return here;
}

async function refused(here: string): Promise<void> {
  const { exitCode, stdout, stderr } = await lastshell(words, { cwd: here });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^lastshell: --config: "[^"]*" is found here, and somebody else may change it; name it [^\n]*$/,
  );
}

testWith(lackOfRoot)('a configuration of somebody else spares nobody, unless it is named', async () => {
  const here = place((file) => {
    writeFileSync(file, rules);
    lchownSync(file, stranger, stranger);
  });
  await refused(here);
  const named = await lastshell([...words, '--config', '../lastshell.config.json'], { cwd: here });
  expect([named.exitCode, named.stdout]).toEqual([0, expect.stringContaining('rogue')]);
  // Whoever called sudo trusts his own.
  const env = { SUDO_UID: String(stranger) };
  expect(await lastshell(words, { cwd: here, env })).toMatchObject({ exitCode: 0 });
});

test('nor does one that everybody may write to', async () => {
  await refused(
    place((file) => {
      writeFileSync(file, rules);
      chmodSync(file, 0o666);
    }),
  );
});

testWith(lackOfRoot)('nor a link of somebody else, whatever it leads to', async () => {
  const own = join(folder, 'own.json');
  writeFileSync(own, rules);
  await refused(
    place((file) => {
      symlinkSync(own, file);
      lchownSync(file, stranger, stranger);
    }),
  );
});

test('print opens no file that a configuration names, and shows its path as plain text', async () => {
  const odd = join(folder, 'od\u001b]0;d');
  mkdirSync(odd);
  writeFileSync(join(odd, 'lastshell.config.json'), '{ "facts": "/nowhere/secret" }');
  const { exitCode, stderr } = await lastshell(words, { cwd: odd });
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('od?]0;d/lastshell.config.json')]);
});

test('a working directory that is gone has no configuration', async () => {
  const gone = join(folder, 'gone');
  mkdirSync(gone);
  const shell = `cd '${gone}' && rmdir '${gone}' && exec "$@"`;
  const { start } = await import('../../src/util/start.ts');
  const { cli } = await import('./support.ts');
  const line = ['-c', shell, 'x', process.execPath, cli, ...words];
  const { exitCode, stderr } = await start('sh', line, { cwd: folder, reject: false });
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^lastshell: \d+ bytes[^\n]*$/)]);
  rmSync(gone, { recursive: true, force: true });
});
