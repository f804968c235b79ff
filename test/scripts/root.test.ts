import { afterEach, describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

const uid = 61009;
const lack = process.getuid?.() === 0 ? undefined : 'another user is needed, and only root can become one';
const processes = [
  { pid: 1, comm: 'init', ppid: 0 },
  { pid: 40, comm: 'sshd', uid },
  { pid: 50, comm: 'mine \x1b[2J', uid, threads: 6 },
  { pid: 51, comm: 'gone', uid, state: 'Z' },
  { pid: 52, comm: 'a[$(kill $$)]', uid },
  { pid: 60, comm: 'theirs', uid: 5 },
];

let proc: FakeProc | undefined;
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.close();
  proc?.remove();
});

interface Own {
  /** The user's own limit. */
  soft: string | number;
  map?: string;
  /** Whose shell it is, and as whom it acts. */
  status?: string;
}

async function sayOf(words: readonly string[], { soft, map = '0 0 4294967295\n', status }: Own): Promise<string> {
  const limits = `Max processes             ${soft}                  600                  processes \n`;
  const self = { limits, uid_map: map, ...(status && { status }) };
  proc = new FakeProc({ processes, shell: { uid }, self });
  shell = new LastShell(['setpriv', `--reuid=${uid}`, '--clear-groups'], words);
  proc.enter(await shell.pid(), 40);
  const said = await shell.run(renderText(buildPlan({ script: 'root', proc: proc.root })).text);
  expect(await shell.run('echo alive')).toContain('alive');
  expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  return said;
}

describe.each(allShells)('%s', (name, words) => {
  const needed = testWith(lack ?? (name === 'bash' ? undefined : shLack));

  needed.each([500, 'unlimited'])('with a limit of %s a user is shown what he may end', async (soft) => {
    const said = await sayOf(words, { soft });
    expect(said).toContain('Do not type exec sudo');
    expect(said).toMatch(/^ +kill 50 # mine \?\[2J$/m);
    expect(said).toMatch(/^ +kill 52 # a\[\$\(kill \$\$\)\]$/m);
    expect(said).not.toMatch(/kill (1|40|51|60) /);
    expect(said).toContain('Then type: sudo bash --norc --noprofile');
  });

  needed('where only his own limit is full, root is exempt from it', async () => {
    // Its own, the shell's parent, 6 threads of one, a zombie and one more.
    const said = await sayOf(words, { soft: 10 });
    expect(said).toContain('Only your own limit is full (10 of 10), not that of root:\n  exec sudo bash');
    expect(said).not.toMatch(/^ +kill /m);
    expect(await sayOf(words, { soft: 11 })).toContain('Do not type exec sudo');
  });

  needed('in a user namespace root is not exempt', async () => {
    const said = await sayOf(words, { soft: 4, map: '0 61009 1\n' });
    expect(said).toContain('Do not type exec sudo');
  });

  needed('root is told that it is root', async () => {
    const status = 'Name:\tbash\nState:\tS\nPPid:\t40\nTracerPid:\t0\nUid:\t61009\t0\t0\t0\n';
    expect(await sayOf(words, { soft: 4, status })).toBe('This shell is root already.\n');
  });
});
