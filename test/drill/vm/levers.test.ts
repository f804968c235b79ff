import { afterEach, expect } from '@jest/globals';
import { judge } from '../../../src/drill/judge.ts';
import { vmArena } from '../../../src/drill/vm.ts';
import type { VmSession } from '../../../src/drill/vm-session.ts';
import { waitFor } from '../../../src/drill/wait.ts';
import { bombs, filler } from '../../../src/drill/zoo.ts';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import { renderScript } from '../../../src/render/kit/script.ts';
import { testWith } from '../../support/need.ts';

const LIMIT = 300_000;
const lack = await vmArena({ kernel: '6.12' }).lacks();
const group = '/sys/fs/cgroup/bomb.service';
/** Each link has a process group of its own, so that only a lever above the groups holds them. */
const chain = bombs.find(({ name }) => name === 'chain-hop') ?? filler;
/** Only a look is left of the two rungs below, so that the control group has all the work. */
const text = renderScript(buildPlan({ script: 'recover', name: ['chain'], brake: 'never' }))
  .replace('__ls_passes "walk" && \\builtin return 0', '__ls_look')
  .replace('__ls_groups && \\builtin return 0', '\\builtin :');

let session: VmSession | undefined;

async function say(to: VmSession, line: string): Promise<void> {
  const { length } = await to.output();
  await to.feed(`${line}; printf 'DONE-%s\\n' yes\n`);
  await waitFor(async () => (await to.output()).slice(length).includes('DONE-yes') || undefined, 30_000);
}

afterEach(async () => {
  await session?.close();
  session = undefined;
});

testWith(lack).each([
  ['cgroup.freeze', ''],
  ['pids.max', `/bin/busybox mount --bind ${group}/cgroup.freeze ${group}/cgroup.freeze`],
])(
  'the control group of a chain is held by %s, without the brake',
  async (file, before) => {
    session = await vmArena({ kernel: '6.12' }).open({ pids: 100, shell: 'bash' });
    await say(session, `/bin/busybox mkdir ${group}`);
    if (before) {
      await say(session, before);
      await say(session, `/bin/busybox mount -o remount,bind,ro ${group}/cgroup.freeze`);
    }
    await session.detonate(chain);
    const verdict = await judge(session, text, 120_000);
    // What the shell says; before it stands the text itself, as the terminal shows it.
    const said = (await session.output()).split('|| true').pop();
    expect(said).not.toContain('walk, pass');
    expect(said).toContain('holding their control group /bomb.service');
    expect(said).toContain(`by ${file}. Should`);
    expect(verdict).toMatchObject({ recovered: true, harm: [] });
    await say(session, `read -r LEFT <${group}/${file}; printf 'LEFT-%s\\n' "$LEFT"`);
    expect(await session.output()).toMatch(file === 'pids.max' ? /LEFT-max/ : /LEFT-0/);
  },
  LIMIT,
);
