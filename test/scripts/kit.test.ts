import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/script.ts';
import { LastShell } from '../support/last-shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-kit-'));
const kit = renderScript(buildPlan({ script: 'kit' }));
let rogues: ChildProcess[] = [];
let shell: LastShell;

beforeEach(() => {
  copyFileSync('/bin/sleep', join(folder, 'kit-rogue'));
  rogues = Array.from({ length: 4 }, () => spawn(join(folder, 'kit-rogue'), ['300']));
  shell = new LastShell();
});

afterEach(async () => {
  for (const rogue of rogues) rogue.kill('SIGKILL');
  await shell.close();
  rmSync(join(folder, 'kit-rogue'), { force: true });
});

function states(): string[] {
  return rogues.map(({ pid, exitCode, signalCode }) => {
    if (exitCode !== null || signalCode !== null) return 'gone';
    return readFileSync(`/proc/${pid ?? 0}/stat`, 'latin1').split(') ')[1]?.[0] ?? '?';
  });
}

test('freezes, thaws, and kills only what is frozen and after a yes', async () => {
  await shell.run(kit);
  expect(await shell.run('lastshell kill --name kit-rogue yes')).toContain('left alone, because they are not stopped');
  expect(await shell.run('lastshell freeze --name kit-rogue')).toContain('Frozen: 4.');
  expect(states()).toEqual(['T', 'T', 'T', 'T']);
  await shell.run('lastshell thaw --name kit-rogue');
  expect(states()).toEqual(['S', 'S', 'S', 'S']);
  await shell.run('lastshell freeze --name kit-rogue');
  expect(await shell.run('lastshell kill --name kit-rogue')).toContain('lastshell kill --name kit-rogue yes');
  expect(states()).toEqual(['T', 'T', 'T', 'T']);
  expect(await shell.run('lastshell kill --name kit-rogue yes')).toContain('killed 4');
  expect(states()).toEqual(['gone', 'gone', 'gone', 'gone']);
});

test('recover without yes only freezes', async () => {
  await shell.run(kit);
  expect(await shell.run('lastshell recover --name kit-rogue')).toContain('lastshell recover --name kit-rogue yes');
  expect(states()).toEqual(['T', 'T', 'T', 'T']);
  expect(await shell.run('lastshell recover --name kit-rogue yes')).toContain('killed 4');
});

test('the rows of its table can be named by number', async () => {
  const said = await shell.run(kit);
  const row = /^ *(\d+) .* kit-rogue$/m.exec(said)?.[1];
  if (row === undefined) expect(said).toContain('more names');
  else {
    expect(await shell.run(`lastshell freeze ${row}`)).toContain('Frozen: 4.');
    expect(states()).toEqual(['T', 'T', 'T', 'T']);
  }
});

test.each([
  ['lastshell freeze', 'Say whom'],
  ['lastshell freeze --name bash', 'reaches far more than one rogue'],
  ['lastshell freeze --uid 0 --cgroup /', 'reaches far more than one rogue'],
  ['lastshell freeze --pgid 1', 'above 1'],
  ['lastshell freeze --sid', 'needs a value'],
  ["lastshell freeze --pgid 'x[$(kill $$)]'", 'above 1'],
  ['lastshell freeze 11', 'no row 11'],
  ['lastshell frezze 1', 'There is no lastshell frezze'],
  ['lastshell kill --nmae x', 'Not understood: --nmae'],
  ['lastshell reboot', 'lastshell reboot yes'],
  ['lastshell', 'lastshell bye'],
])('%s says what is wrong and signals nobody', async (line, words) => {
  await shell.run(kit);
  expect(await shell.run(line)).toContain(words);
  expect(states()).toEqual(['S', 'S', 'S', 'S']);
});

test('bye leaves nothing', async () => {
  const look =
    '\\builtin declare -f; \\builtin set -o; \\builtin shopt; \\builtin trap -p; \\builtin declare -p | while read -r _ _ x; do [[ $x != @(_|BASH*|RANDOM|SECONDS|SRANDOM|EPOCH*|LINENO|PIPESTATUS|FUNCNAME|x)* ]] && echo "$x"; done';
  await shell.run('shopt -s extglob');
  const before = await shell.run(look);
  await shell.run(kit);
  await shell.run('lastshell list');
  await shell.run('lastshell bye');
  expect(await shell.run(look)).toBe(before);
});

test.each(['annotated', 'paste', 'file'] as const)('another text (%s) leaves the kit whole', async (form) => {
  const loaded = form === 'annotated' ? kit : renderScript(buildPlan({ script: 'kit', form }));
  await shell.run(loaded);
  for (const other of [form, 'annotated'] as const) {
    await shell.run(renderScript(buildPlan({ script: 'freeze', name: ['kit-rogue'], form: other })));
    expect(states()).toEqual(['T', 'T', 'T', 'T']);
    expect(await shell.run('lastshell thaw --name kit-rogue')).toContain('thawed 4');
  }
  await shell.run('lastshell freeze --name kit-rogue');
  expect(await shell.run('lastshell kill --name kit-rogue yes')).toContain('killed 4');
  expect(await shell.run('lastshell why')).not.toContain('not found');
  await shell.run('lastshell bye');
  expect(await shell.run('declare -F; declare -p __kk __kw')).not.toMatch(/^declare/m);
});
