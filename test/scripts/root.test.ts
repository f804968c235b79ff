import { afterEach, describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

const uid = 61009;
const lack = process.getuid?.() === 0 ? undefined : 'another user is needed, and only root can become one';

let proc: FakeProc | undefined;
let shell: LastShell | undefined;

afterEach(async () => {
  await shell?.close();
  proc?.remove();
});

interface Own {
  /** The user's own limit, soft and hard. */
  soft: number;
  map?: string;
}

async function sayOf(words: readonly string[], free: number, own?: Own): Promise<string> {
  const processes = [
    { pid: 1, comm: 'init', ppid: 0 },
    { pid: 40, comm: 'sshd', uid },
    { pid: 50, comm: 'mine \x1b[2J', uid },
    { pid: 51, comm: 'gone', uid, state: 'Z' },
    { pid: 60, comm: 'theirs', uid: 5 },
  ];
  const self = own && {
    limits: `Max processes             ${own.soft}                  600                  processes \n`,
    uid_map: own.map ?? '0 0 4294967295\n',
  };
  proc = new FakeProc({ processes, total: 100, threadsMax: 100 + free, shell: { uid }, ...(self && { self }) });
  // Some shells ask the kernel for their limit, others read it.
  const limit = own ? ['prlimit', `--nproc=${own.soft}:600`] : [];
  shell = new LastShell([...limit, 'setpriv', `--reuid=${uid}`, '--clear-groups'], words);
  proc.enter(await shell.pid(), 40);
  const dialect = words[0] === 'bash' ? 'bash' : 'sh';
  return shell.run(renderScript(buildPlan({ script: 'root', shell: dialect, proc: proc.root })));
}

describe.each(allShells)('%s', (_, words) => {
  const needed = testWith(lack ?? (words[0] === 'bash' ? undefined : shLack));

  needed.each([0, 1])('with %i free slots a user is shown what he may end, and nothing is ended', async (free) => {
    const said = await sayOf(words, free);
    expect(said).toContain('Do not type exec sudo');
    expect(said).toContain('PID 50 mine ?[2J,');
    expect(said).not.toMatch(/PID (1|40|51|60) /);
    expect(said).toContain('nothing is ended unasked');
  });

  needed('with four free slots there is room for sudo, and nobody is named', async () => {
    const said = await sayOf(words, 4);
    expect(said).toContain(`Type:  sudo ${words[0] === 'bash' ? 'bash --norc --noprofile' : 'env ENV=/dev/null sh'}`);
    expect(said).not.toContain('PID');
  });
});

describe.each(allShells)('%s under a limit of its own', (_, words) => {
  const needed = testWith(lack ?? (words[0] === 'bash' ? undefined : shLack));

  needed('with room below it, nothing is called full', async () => {
    const said = await sayOf(words, 900, { soft: 500 });
    expect(said).toMatch(/^Free slots: 49\d \(RLIMIT_NPROC/m);
    expect(said).toContain('There is room.');
    expect(said).not.toMatch(/exec sudo|is full/);
  });

  needed('full, root is exempt from it', async () => {
    expect(await sayOf(words, 900, { soft: 4 })).toContain('Only your own limit is full, and root is exempt from it.');
  });

  needed('full in a user namespace, root there is not', async () => {
    const said = await sayOf(words, 900, { soft: 4, map: '0 61009 1\n' });
    expect(said).toContain('Do not type exec sudo');
    expect(said).not.toContain('exempt');
  });
});

test('a name to protect is no expression', async () => {
  proc = new FakeProc({ processes: [{ pid: 1, comm: 'a[$(kill $$)]', ppid: 0, tty: 5 }], total: 9, threadsMax: 9 });
  shell = new LastShell(lack === undefined ? ['setpriv', `--reuid=${uid}`, '--clear-groups'] : []);
  proc.enter(await shell.pid(), 1);
  const text = renderScript(buildPlan({ script: 'root', protect: ['postgres'], proc: proc.root }));
  await shell.run(text);
  expect(await shell.run('\\builtin printf %s alive')).toContain('alive');
});
