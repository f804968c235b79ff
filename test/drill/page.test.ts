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
import { type Step, shownUnder, stepsUnder } from '../support/markdown-page.ts';
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

/** Pastes one block and waits for all that the page says must be seen; what asks takes the next line for the answer. */
async function follow(session: Session, { text, expected }: Step, question = ''): Promise<void> {
  const from = (await session.output()).length;
  await session.feed(question === '' ? `${text}\nprintf 'DONE-%s\\n' HERE\n` : `${text}\n`);
  const end = question === '' ? 'DONE-HERE' : question;
  const answer = async () => (await session.output()).slice(from);
  await waitFor(async () => ((await answer()).includes(end) ? true : undefined), 240_000);
  for (const line of expected) expect(await answer()).toContain(line.trim());
}

/** What the page says to type for an answer, by the words of its table. */
function typedFor(answer: string): string {
  const row = page.split('\n').find((line) => line.startsWith(`| ${answer}`)) ?? '';
  return /^\|[^|]+\| `([^`]+)`/.exec(row)?.[1] ?? '';
}

drill.each([
  ['`Which row is wrong here?`', other],
  ['a program called forkbomb', forkbomb],
] as const)(
  'the host page followed line by line, "%s": recovered, nobody hurt',
  async (answer, bomb) => {
    const [kit] = stepsUnder(page, 'The text to paste');
    const ask = typedFor(answer);
    if (!kit || !ask.startsWith('lastshell recover')) throw new Error('the page lacks a block');
    const session = await dockerArena.open({ pids: 100, shell: 'bash' });
    try {
      await session.detonate(bomb);
      const innocents = (await session.look()).members.filter(({ role }) => role === 'bystander').length;
      await follow(session, { ...kit, expected: shownUnder(page, 'Paste this into the open shell') });
      await follow(session, { text: ask, expected: ['To recover them type: '] }, 'recover them type: ');
      // A service asks for its name.
      const [, word = ''] = /recover them type: (\w+)/.exec(await session.output()) ?? [];
      const verdict = await judge(session, word, 60_000);
      expect(verdict).toMatchObject({ recovered: true, harm: [], reasons: [] });
      expect(await session.output()).toContain('Now try: ls');
      await follow(session, { text: 'lastshell bye', expected: [] });
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
