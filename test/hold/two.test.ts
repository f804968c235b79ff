import { afterAll, afterEach, expect, test } from '@jest/globals';
import { isWhole, slice } from '../support/whole.ts';
import { isStopped } from './process.ts';
import { openShell, sleepers } from './shells.ts';
import { Stage } from './stage.ts';
import type { StageTerminal } from './stage-terminal.ts';
import { UNDO, quick, recoverText, sourceLine } from './text.ts';

const ROUNDS = slice(50, 3);
const INNOCENTS = slice(200, 20);
const counts = { rounds: 0, 'both answered': 0, 'one answered': 0, 'none answered': 0, 'left stopped': 0, mended: 0 };
let stage: Stage;

afterEach(() => stage.end());
afterAll(() => {
  if (isWhole) console.table([counts]);
});

const stopped = async () => (await stage.processes()).filter(isStopped).length;

async function meet(terminals: StageTerminal[], line: string, gap: number) {
  const marks = terminals.map(({ screen }) => screen.length);
  for (const terminal of terminals) {
    terminal.type(line);
    await new Promise((resolve) => setTimeout(resolve, gap));
  }
  const answers = await Promise.all(terminals.map((terminal) => terminal.answers(terminal.pid, 3)));
  for (const [index, { screen }] of terminals.entries()) expect(screen.slice(marks[index])).toMatch(UNDO);
  return answers.filter(Boolean).length;
}

/** From a third terminal, which no hold reaches here since its shell comes only now. */
async function undo() {
  const third = await openShell(stage);
  third.type('kill -s CONT -- -1\n');
  await third.answers(third.pid, 5);
  third.type('exit\n');
}

async function round(terminals: StageTerminal[], line: string, gap: number) {
  const answered = await meet(terminals, line, gap);
  counts[answered === 2 ? 'both answered' : answered === 1 ? 'one answered' : 'none answered'] += 1;
  counts.rounds += 1;
  if ((await stopped()) === 0) return answered === 2;
  counts['left stopped'] += 1;
  await undo();
  if ((await stopped()) === 0) counts.mended += 1;
  return false;
}

async function twoShells() {
  stage = new Stage();
  await sleepers(stage, INNOCENTS);
  return [await openShell(stage), await openShell(stage)];
}

test('two shells that hold within 50 ms', async () => {
  const line = sourceLine(quick(recoverText('nobodyhasit', { hold: 'first' })));
  let terminals = await twoShells();
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    if (await round(terminals, line, Math.floor((50 * turn) / ROUNDS))) continue;
    await stage.end();
    terminals = await twoShells();
  }
  expect(counts.mended).toBe(counts['left stopped']);
}, 300_000);
