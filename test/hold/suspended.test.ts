import { afterEach, describe, expect, test } from '@jest/globals';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { type Nest, nests, settle } from './nests.ts';
import { type Process, isStopped } from './process.ts';
import { openShell, sleepers, until } from './shells.ts';
import { mayLoseRaces } from './races.ts';
import { Stage } from './stage.ts';
import { HELD, quick, recoverText, sourceLine } from './text.ts';

mayLoseRaces();

const HOLDS = slice(200, 20);
const PLAIN = 'kill -s STOP -- -1; kill -s CONT -- -1\n';
const text = quick(recoverText('nobodyhasit', { hold: 'first' }));
let stage: Stage;

afterEach(() => stage.end());

const find = async (name: string) => (await stage.processes()).find((process) => process.name === name);
const stopped = async () => (await stage.processes()).filter(isStopped);
const names = (list: Process[]) => list.map(({ name }) => name).toSorted();

/** A job of a shell, suspended from its keyboard. */
async function suspendedJob() {
  const terminal = await openShell(stage);
  terminal.type('tail -f /dev/null\n');
  await until(async () => (await find('tail')) !== undefined, 'the job');
  terminal.type('\x1a');
  await until(async () => (await find('tail'))?.state === 'T', 'a suspended job');
}

/** Many holds in a row; gives who is stopped then. */
async function holdOften(line: string, nest?: Nest) {
  const alone = nest ? undefined : await openShell(stage);
  const { terminal, shell } = nest ? await settle(stage, nest) : { terminal: alone, shell: alone?.pid ?? 0 };
  for (let turn = 0; turn < HOLDS; turn += 1) {
    terminal?.type(line);
    if (!(await terminal?.answers(shell, 10))) throw new Error(`no answer: ${terminal?.screen.slice(-500)}`);
  }
  const holds = terminal?.screen.split(HELD).length ?? 0;
  if (line !== PLAIN) expect(holds - 1).toBe(HOLDS);
  return stopped();
}

describe('who was suspended stays so, and nobody else is', () => {
  test('among 50 sleepers', async () => {
    stage = new Stage();
    await sleepers(stage, 50);
    await suspendedJob();
    expect(names(await holdOften(sourceLine(text)))).toEqual(['tail']);
  }, 120_000);

  const sudo = nests.find(({ title }) => title === 'sudo, use_pty');
  testWith(hasProgram('sudo') ? undefined : 'sudo is not here')(
    'below sudo on a terminal',
    async () => {
      stage = new Stage(sudo?.setup);
      await sleepers(stage, 50);
      await suspendedJob();
      expect(names(await holdOften(sourceLine(text), sudo))).toEqual(['tail']);
    },
    180_000,
  );

  test('control: after a plain stop and release the job runs', async () => {
    stage = new Stage();
    await suspendedJob();
    expect(await holdOften(PLAIN)).toEqual([]);
  });
});

describe('beside a tracer', () => {
  const traced = { sleeper: 'sleep 1000', 'busy program': "sh -c 'while :; do read x </proc/uptime; done'" };
  for (const [title, command] of Object.entries(traced)) {
    testWith(hasProgram('strace') ? undefined : 'strace is not here')(
      `strace -f of a ${title} goes on`,
      async () => {
        stage = new Stage();
        await stage.start(`strace -f -o /dev/null ${command}`);
        await until(async () => (await find('strace')) !== undefined, 'strace');
        await holdOften(sourceLine(text));
        // A program that is traced is in state t for moments.
        await until(async () => (await stopped()).length === 0, 'nobody stopped', 5);
      },
      120_000,
    );
  }

  testWith(hasProgram('gdb') ? undefined : 'gdb is not here')(
    'gdb keeps a sleeper stopped, and goes on with it',
    async () => {
      stage = new Stage();
      const pid = await stage.start('exec sleep 1000');
      const terminal = await stage.open(`exec gdb -q -nx -p ${pid}`);
      expect(await terminal.sees(/\(gdb\) $/, 30)).toBeDefined();
      expect(await holdOften(sourceLine(text))).toMatchObject([{ pid, state: 't' }]);
      terminal.type('continue\n');
      expect(await terminal.sees(/Continuing/, 10)).toBeDefined();
    },
    120_000,
  );
});
