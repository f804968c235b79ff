import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import type { Bomb, Session } from '../../src/drill/arena.ts';
import { dockerArena } from '../../src/drill/docker.ts';
import { dockerLabel } from '../../src/drill/docker-container.ts';
import { judge } from '../../src/drill/judge.ts';
import { waitFor } from '../../src/drill/wait.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { type Step, stepsUnder } from '../support/markdown-page.ts';
import { slice } from '../support/whole.ts';

const page = readFileSync(join(import.meta.dirname, '../../generated/runbook/host.md'), 'utf8');
const lack = await dockerArena.lacks();
const isOptional = lack !== undefined && !process.env['CI'];
if (isOptional) process.stderr.write(`skipped: ${lack}\n`);
const drill = isOptional ? test.skip : test;
const LIMIT = 600_000;

/** A runaway program under the name that the default page has blocks for. */
const forkbomb: Bomb = {
  name: 'forkbomb',
  models: 'a program with blocks of its own on the page',
  command: ['/zoo/oddname', 'forkbomb'],
  select: ['--name', 'forkbomb'],
  isRogue: ({ comm }) => comm === 'forkbomb',
};
/** One that spins leaves the shell little of the CPU, so it takes its time. */
const other = bombs.find(({ name }) => name === slice('loop', 'paced')) ?? forkbomb;

/** Pastes one block and waits for all that the page says must be seen. */
async function follow(session: Session, { text, expected }: Step): Promise<void> {
  const from = (await session.output()).length;
  // What asks takes the next line for the answer.
  const [last = ''] = expected.slice(-1);
  const isQuestion = last.trim().endsWith('type:');
  await session.feed(isQuestion ? `${text}\n` : `${text}\nprintf 'DONE-%s\\n' HERE\n`);
  const end = isQuestion ? last.trim() : 'DONE-HERE';
  const answer = async () => (await session.output()).slice(from);
  await waitFor(async () => ((await answer()).includes(end) ? true : undefined), 240_000);
  for (const line of expected) expect(await answer()).toContain(line.trim());
}

drill.each([
  ['Whatever row 1 is', other],
  ['Culprit 1', forkbomb],
] as const)(
  'the host page followed paste by paste, "%s": recovered, nobody hurt',
  async (heading, bomb) => {
    const [kit] = stepsUnder(page, 'Look');
    const acts = stepsUnder(page, heading);
    // What stands below the yes, or below the third step, is another way.
    const at = acts[1]?.text === 'yes' ? 1 : 2;
    const kill = acts[at];
    const [why, bye] = stepsUnder(page, 'Check that it worked');
    if (!kit || !kill || !why || !bye) throw new Error('the page lacks a block');
    const session = await dockerArena.open({ pids: 100, shell: 'bash' });
    try {
      await session.detonate(bomb);
      const innocents = (await session.look()).members.filter(({ role }) => role === 'bystander').length;
      for (const step of [kit, ...acts.slice(0, at)]) await follow(session, step);
      const verdict = await judge(session, kill.text, 60_000);
      expect(verdict).toMatchObject({ recovered: true, harm: [], reasons: [] });
      for (const line of kill.expected) expect(await session.output()).toContain(line.trim());
      // Open: refusals that were counted before make the look after a rescue say that it does not know what is full.
      await follow(session, { ...why, expected: [] });
      expect(await session.output()).toMatch(/Nothing is full|What is full is not known/);
      await follow(session, bye);
      const left = (await session.look()).members.filter(({ role }) => role === 'bystander');
      expect(left).toHaveLength(innocents);
      expect(await session.output()).not.toMatch(/command not found|fork: retry/);
    } finally {
      await session.close();
    }
  },
  LIMIT,
);

afterAll(async () => {
  if (isOptional) return;
  await dockerArena.dispose?.();
  const { stdout } = await execa('docker', ['ps', '--all', '--quiet', '--filter', `label=${dockerLabel}`]);
  expect(stdout).toBe('');
});
