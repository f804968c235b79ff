import { afterEach, describe, expect, test } from '@jest/globals';
import { constants } from 'node:os';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { Gate } from './gate.ts';
import { isStopped } from './process.ts';
import { openShell, shells, sleepers, until } from './shells.ts';
import { Stage } from './stage.ts';
import type { StageTerminal } from './stage-terminal.ts';
import { changed, gated, quick, recoverText, sourceLine } from './text.ts';

const INNOCENTS = 20;
const { SIGHUP, SIGINT, SIGKILL, SIGTERM } = constants.signals;
const text = recoverText('nobodyhasit', { hold: 'first' });
let stage: Stage;

afterEach(() => stage.end());

const stopped = async () => (await stage.processes()).filter(isStopped).length;

/** What may happen to the shell while all is held. */
const events: Record<string, (terminal: StageTerminal) => void> = {
  'its terminal goes away': (terminal) => terminal.close(),
  'Ctrl-Z': (terminal) => terminal.type('\x1a'),
  'Ctrl-C': (terminal) => terminal.type('\x03'),
  TERM: ({ pid }) => stage.signal(pid, SIGTERM),
  HUP: ({ pid }) => stage.signal(pid, SIGHUP),
  INT: ({ pid }) => stage.signal(pid, SIGINT),
};

/** A shell in the middle of its hold, and what happens to it there. */
async function interrupted(shell: string, how: (text: string) => string, event: (terminal: StageTerminal) => void) {
  stage = new Stage();
  await sleepers(stage, INNOCENTS);
  const terminal = await openShell(stage, shell);
  const gate = new Gate();
  terminal.type(sourceLine(how(gated(text, gate.path)), shell));
  await until(async () => (await stopped()) > INNOCENTS, 'a hold');
  event(terminal);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await gate.open();
  return terminal;
}

const same = (whole: string) => whole;
const careless = (whole: string) => changed(changed(whole, /trap "kill .*" EXIT/, ':'), /trap "" [A-Z ]+/g, ':');

for (const shell of slice(Object.keys(shells), ['bash', 'dash'])) {
  const lack = hasProgram((shells[shell] ?? '').split(' ')[0] ?? '') ? undefined : `${shell} is not here`;
  describe(`nobody is left stopped, in ${shell}`, () => {
    for (const [title, event] of Object.entries(events))
      testWith(lack)(title, async () => {
        await interrupted(shell, same, event);
        await until(async () => (await stopped()) === 0, 'nobody stopped', 5);
      });

    testWith(lack)('the shell exits', async () => {
      const leave = (whole: string) => changed(whole, /^( *read -r x <.*gate")$/m, '$1; exit 3');
      await interrupted(shell, leave, () => undefined);
      await until(async () => (await stopped()) === 0, 'nobody stopped', 5);
    });

    testWith(lack)('control: without the care for signals HUP leaves all stopped', async () => {
      await interrupted(shell, careless, events['HUP'] as never);
      expect(await stopped()).toBeGreaterThanOrEqual(INNOCENTS);
    });
  });
}

test('after KILL all are stopped, the next text says so, and one line mends it', async () => {
  await interrupted('bash', same, ({ pid }) => stage.signal(pid, SIGKILL));
  expect(await stopped()).toBeGreaterThanOrEqual(INNOCENTS);
  const other = await openShell(stage);
  other.type(sourceLine(quick(text)));
  const said = await other.sees(/broken hold/i, 10);
  expect(said).toBeDefined();
  other.type('kill -s CONT -- -1\n');
  await until(async () => (await stopped()) === 0, 'nobody stopped', 5);
});
