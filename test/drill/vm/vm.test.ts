import { afterEach, expect, test } from '@jest/globals';
import { series } from '../../../src/drill/vm-kernel.ts';
import { vmArena, type VmOptions } from '../../../src/drill/vm.ts';
import type { VmSession } from '../../../src/drill/vm-session.ts';
import { waitFor } from '../../../src/drill/wait.ts';
import { bombs, filler } from '../../../src/drill/zoo.ts';
import { runningMachines } from './running-machines.ts';

const LIMIT = 240_000;
const ANSWER = 60_000;
const SLOTS = 60;

const lacks = await Promise.all(series.map((kernel) => vmArena({ kernel }).lacks()));
const lack = lacks.find((reason) => reason !== undefined);
const isOptional = lack !== undefined && !process.env['CI'];
if (isOptional) process.stderr.write(`skipped: ${lack}\n`);
const drill = isOptional ? test.skip : test;

let session: VmSession | undefined;

async function open(options: VmOptions): Promise<VmSession> {
  session = await vmArena(options).open({ pids: SLOTS, shell: 'bash' });
  return session;
}

/** What the last shell prints from now on, once it matches. */
async function answer(to: VmSession, text: string, pattern: RegExp): Promise<string | undefined> {
  const { length } = await to.output();
  await to.feed(text);
  return waitFor(async () => pattern.exec((await to.output()).slice(length))?.[0], ANSWER);
}

async function count(role: string): Promise<number> {
  const { members = [] } = (await session?.look()) ?? {};
  return members.filter((member) => member.role === role).length;
}

afterEach(async () => {
  await session?.close();
  session = undefined;
  expect(await runningMachines()).toEqual([]);
});

drill('the virtual machine has all it needs', () => {
  expect(lack).toBeUndefined();
});

drill.each(series)(
  'kernel %s: a full pid_max is seen from outside and felt in the shell',
  async (kernel) => {
    const vm = await open({ kernel });
    const idle = await vm.look();
    expect(idle.limit - idle.used).toBe(SLOTS);
    expect(idle.members.filter(({ comm }) => comm === 'a b) c')).toMatchObject([{ role: 'bystander', state: 'S' }]);
    await vm.detonate(filler);
    const full = await vm.look();
    expect(full.used).toBe(full.limit);
    expect(full.limits).toEqual(idle.limits);
    expect(await answer(vm, "printf 'HELLO-%s\\n' ok\n", /HELLO-ok/)).toBeDefined();
    expect(await answer(vm, '/bin/busybox true\n', /fork: (?:retry: )?Resource temporarily unavailable/)).toBeDefined();
  },
  LIMIT,
);

drill(
  'threads-max is the other limit of the whole system',
  async () => {
    const vm = await open({ kernel: '6.1', what: 'threads_max' });
    await vm.detonate(filler);
    const { used, limit, limits } = await vm.look();
    expect([used, limits.threadsMax]).toEqual([limit, limit]);
  },
  LIMIT,
);

drill.each(['terminal', 'raw'] as const)(
  'a long paste arrives complete, pasted as by a %s console',
  async (paste) => {
    const vm = await open({ kernel: '6.12', paste });
    const lines = Array.from({ length: 250 }, (_, index) => `${index} ${'abcdefghij'.repeat(6)}\n`).join('');
    const check = `N=0; for L in $S; do [[ $L == "$N" ]] && N=$((N + 1)); done; printf 'GOT-%s-%s\\n' "\${#S}" "$N"`;
    const got = await answer(vm, `S='${lines}'; ${check}\n`, /GOT-\d+-\d+/);
    expect(got).toBe(`GOT-${lines.length}-250`);
  },
  LIMIT,
);

drill(
  'links of a chain are seen although each lives only for a moment',
  async () => {
    const chain = bombs.find(({ name }) => name === 'chain') ?? filler;
    const vm = await open({ kernel: '6.12' });
    await vm.detonate(chain);
    for (let look = 0; look < 5; look++) expect(await count('rogue')).toBeGreaterThan(SLOTS / 2);
  },
  LIMIT,
);

drill(
  'the shell ends by a signal from outside and by the loss of its line, and can be opened again',
  async () => {
    const vm = await open({ kernel: '6.1' });
    await vm.signal('SIGHUP');
    expect(await waitFor(async () => ((await count('shell')) === 0 ? 'gone' : undefined), ANSWER)).toBe('gone');
    await vm.openShell();
    await vm.hangUp();
    expect(await waitFor(async () => ((await count('shell')) === 0 ? 'gone' : undefined), ANSWER)).toBe('gone');
    await vm.openShell();
    expect(await answer(vm, "printf 'BACK-%s\\n' again\n", /BACK-again/)).toBeDefined();
    expect(await count('bystander')).toBe(13);
  },
  LIMIT,
);
