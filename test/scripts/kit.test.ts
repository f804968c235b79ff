import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { type FormName, formNames } from '../../src/plan/plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { renderText } from '../../src/render/rendered.ts';
import { BASE } from '../support/crowd.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack, snapshot } from '../support/sh-shells.ts';
import { rogueName } from '../support/rogue-name.ts';
import { slice } from '../support/whole.ts';
import { mistakes } from './kit-mistakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-kit-'));
const ROGUE = rogueName('kit');
let rogues: ChildProcess[] = [];
let shell: LastShell;

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  copyFileSync('/bin/sleep', join(folder, ROGUE));
  rogues = Array.from({ length: 4 }, () => spawn(join(folder, ROGUE), ['300']));
});

afterEach(async () => {
  for (const rogue of rogues) rogue.kill('SIGKILL');
  await shell.close();
  rmSync(join(folder, ROGUE), { force: true });
});

function states(): (string | undefined)[] {
  return rogues.map(({ pid, exitCode, signalCode }) => {
    if (exitCode !== null || signalCode !== null) return 'gone';
    // One that has just been woken may be on its way back to sleep.
    const state = /\) (.)/.exec(readFileSync(`/proc/${pid ?? 0}/stat`, 'latin1'))?.[1];
    return state === 'R' ? 'S' : state;
  });
}

/** What a person could notice afterwards; what changes by itself left out. */
const bashLook =
  '\\builtin declare -f; \\builtin set -o; \\builtin shopt; \\builtin trap -p; \\builtin declare -p | while read -r _ _ x; do [[ $x != @(_|BASH*|RANDOM|SECONDS|SRANDOM|EPOCH*|LINENO|PIPESTATUS|FUNCNAME|x)* ]] && echo "$x"; done';

describe.each(allShells)('%s', (name, words) => {
  const isBash = name === 'bash';
  const look = isBash ? bashLook : snapshot;
  const needed = testWith(isBash ? undefined : shLack);
  const text = (request: Request) => renderScript(buildPlan({ shell: isBash ? 'bash' : 'sh', ...request }));
  const kit = text({ script: 'kit' });

  beforeEach(() => {
    shell = new LastShell([], words);
  });

  needed('freezes, thaws, and kills only what is frozen and after a yes', async () => {
    await shell.run(kit);
    expect(await shell.run(`lastshell kill --name ${ROGUE} yes`)).toContain('left alone, because they are not stopped');
    expect(await shell.run(`lastshell freeze --name ${ROGUE}`)).toContain('Frozen: 4.');
    expect(states()).toEqual(['T', 'T', 'T', 'T']);
    await shell.run(`lastshell thaw --name ${ROGUE}`);
    expect(states()).toEqual(['S', 'S', 'S', 'S']);
    await shell.run(`lastshell freeze --name ${ROGUE}`);
    expect(await shell.run(`lastshell kill --name ${ROGUE}`)).toContain(`lastshell kill --name ${ROGUE} yes`);
    expect(states()).toEqual(['T', 'T', 'T', 'T']);
    expect(await shell.run(`lastshell kill --name ${ROGUE} yes`)).toContain('killed 4');
    expect(states()).toEqual(['gone', 'gone', 'gone', 'gone']);
  });

  needed('recover without yes only freezes', async () => {
    await shell.run(kit);
    expect(await shell.run(`lastshell recover --name ${ROGUE}`)).toContain(`lastshell recover --name ${ROGUE} yes`);
    expect(states()).toEqual(['T', 'T', 'T', 'T']);
    expect(await shell.run(`lastshell recover --name ${ROGUE} yes`)).toContain('killed 4');
  });

  needed('the rows of its table can be named by number', async () => {
    const said = await shell.run(kit);
    const row = new RegExp(`^ *(\\d+) .* ${ROGUE}$`, 'm').exec(said)?.[1];
    if (row === undefined) expect(said).toContain('more names');
    else {
      expect(await shell.run(`lastshell freeze ${row}`)).toContain('Frozen: 4.');
      expect(states()).toEqual(['T', 'T', 'T', 'T']);
    }
  });

  // In a made-up host, whose table has no row 11 and whose processes are not there to be hurt.
  needed('what is wrong is said, and nobody is signalled', async () => {
    const others = ['cat', 'dog'].map((comm, at) => ({ pid: BASE + at, comm }));
    const host = new FakeProc({ processes: [{ pid: 1, comm: 'init', ppid: 0 }, ...others] });
    host.enter(await shell.pid(), 1);
    expect(await shell.run(text({ script: 'kit', proc: host.root }))).toMatch(/ cat$/m);
    for (const [line, words] of mistakes)
      expect([line, await shell.run(line)]).toEqual([line, expect.stringContaining(words)]);
    expect(states()).toEqual(['S', 'S', 'S', 'S']);
    host.remove();
  });

  needed('bye leaves nothing', async () => {
    await shell.run(isBash ? 'shopt -s extglob' : ':');
    const before = await shell.run(look);
    await shell.run(kit);
    await shell.run('lastshell list --under 1');
    await shell.run('lastshell top');
    await shell.run('lastshell bye');
    expect(await shell.run(look)).toBe(before);
  });

  needed.each<FormName>(isBash ? formNames : slice<readonly FormName[]>(formNames, ['paste']))(
    'another text (%s) leaves the kit whole',
    async (form) => {
      const loaded = form === 'annotated' ? kit : text({ script: 'kit', form });
      await shell.run(loaded);
      // Without a hold: outside of a namespace it would stop everybody.
      await shell.run(renderText(buildPlan({ script: 'freeze', name: [ROGUE], hold: 'never' })).text);
      expect(states()).toEqual(['T', 'T', 'T', 'T']);
      expect(await shell.run(`lastshell thaw --name ${ROGUE}`)).toContain('thawed 4');
      await shell.run(`lastshell freeze --name ${ROGUE}`);
      expect(await shell.run(`lastshell kill --name ${ROGUE} yes`)).toContain('killed 4');
      expect(await shell.run('lastshell why')).not.toContain('not found');
      await shell.run('lastshell bye');
      expect(await shell.run('set; command -v lastshell')).not.toMatch(/^(?:__k|lastshell)/m);
    },
  );
});
