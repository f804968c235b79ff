import { afterEach, describe, expect } from '@jest/globals';
import { chmodSync, copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { openShell, shells, until } from './shells.ts';
import { Stage } from './stage.ts';
import type { StageTerminal } from './stage-terminal.ts';
import { changed, quick, recoverText, sourceLine } from './text.ts';
import { Witness } from './witness.ts';
import { USER } from './world.ts';

const first = quick(recoverText('nobodyhasit', { hold: 'first' }));
/** With `auto`, as if a walk had not been enough. */
const afterWalk = changed(
  quick(recoverText('nobodyhasit', { hold: 'auto' })),
  'ls_calm || ls_hold',
  'ls_calm; meant=1; ls_hold',
);
let stage: Stage;

afterEach(() => stage.end());

interface Scene {
  needs?: string;
  setup?: string;
  shell?: string;
  uid?: number;
  text?: string;
  prepare?: (terminal: StageTerminal) => unknown;
}

const tracedBy = async (pid: number) => /TracerPid:\t[1-9]/.test(await stage.file(`/proc/${pid}/status`));
const folder = () => mkdtempSync(join(tmpdir(), 'lastshell-refused-'));

async function underStrace({ pid }: StageTerminal) {
  await stage.start(`exec strace -o /dev/null -p ${pid}`);
  await until(() => tracedBy(pid), 'strace at the shell');
}

async function underGdb({ pid }: StageTerminal) {
  const gdb = await stage.open(`exec gdb -q -nx -p ${pid}`);
  await gdb.sees(/\(gdb\) $/, 30);
  gdb.type('continue\n');
  await gdb.sees(/Continuing/, 10);
}

/** The list of mounts that this shell reads; bound over, since a root that is FUSE needs a server. */
async function rootOnFuse({ pid }: StageTerminal) {
  const mounts = join(folder(), 'mounts');
  writeFileSync(mounts, 'server:/ / fuse.sshfs rw,relatime 0 0\nproc /proc proc rw 0 0\n');
  await stage.start(`mount --bind ${mounts} /proc/${pid}/mounts`);
  await until(async () => (await stage.file(`/proc/${pid}/mounts`)).includes('fuse'), 'other mounts');
}

/** A sleeper with the name of a member of a cluster. */
async function etcd() {
  const file = join(folder(), 'etcd');
  copyFileSync('/bin/sleep', file);
  chmodSync(file, 0o755);
  await stage.start(`exec ${file} 1000`);
  await until(async () => (await stage.processes()).some(({ name }) => name === 'etcd'), 'etcd');
}

const refused: Record<string, [RegExp, Scene]> = {
  'a shell under strace': [/traced/, { needs: 'strace', prepare: underStrace }],
  'a shell under gdb': [/traced/, { needs: 'gdb', prepare: underGdb }],
  'a /proc of others': [/\/proc is not/, { shell: "unshare --pid --fork sh -c 'bash --norc --noprofile -i; :'" }],
  'hidepid, not root': [/hidden/, { setup: 'mount -o remount,hidepid=2 /proc', uid: USER }],
  'a root on FUSE': [/FUSE/, { prepare: rootOnFuse }],
  'a member of a cluster': [/etcd/, { text: afterWalk, prepare: etcd }],
};

/** What the text said, and whether anybody noticed. */
async function run({ setup, shell, uid, text = first, prepare }: Scene) {
  stage = new Stage(setup);
  const witness = new Witness(stage);
  await witness.come();
  const terminal = await openOrFind(shell, uid);
  await prepare?.(terminal);
  const from = terminal.screen.length;
  terminal.type(sourceLine(text, shell));
  await terminal.sees(/still run|held for|is not/, 10, from);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { said: terminal.screen.slice(from), wasStopped: await witness.wasStopped() };
}

/** In a namespace of its own a shell has another number than the stage knows. */
async function openOrFind(shell: string | undefined, uid = 0) {
  if (shell === undefined || shell in shells) return openShell(stage, shell, uid);
  const terminal = await stage.open(`exec ${shell}`, uid);
  await terminal.sees(/[#$] $/, 10);
  return terminal;
}

describe('no hold, and why', () => {
  for (const [title, [pattern, scene]] of Object.entries(refused)) {
    const lack = scene.needs === undefined || hasProgram(scene.needs) ? undefined : `${scene.needs} is not here`;
    testWith(lack)(title, async () => {
      const { said, wasStopped } = await run(scene);
      expect(said).toMatch(pattern);
      expect(said).not.toMatch(/Everything stops/);
      expect(wasStopped).toBe(false);
    });
  }

  testWith(undefined)('control: elsewhere everything stops, and the bystander notices', async () => {
    expect(await run({})).toMatchObject({ wasStopped: true });
    await stage.end();
    expect(await run({ text: afterWalk })).toMatchObject({ wasStopped: true });
  });
});
