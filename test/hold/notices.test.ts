import { afterEach, expect, test } from '@jest/globals';
import { isWhole, slice } from '../support/whole.ts';
import { isStopped } from './process.ts';
import { mayLoseRaces } from './races.ts';
import { Stage } from './stage.ts';
import { changed, quick, recoverText, sourceLine } from './text.ts';

mayLoseRaces();

const SHELLS = slice(40, 8);
const ROUNDS = slice(5, 3);
const BASH = 'exec bash --norc --noprofile -i';
let stage: Stage;

afterEach(() => stage.end());

/** Interactive shells, each with a program in the foreground. */
async function busyShells() {
  const terminals = await Promise.all(Array.from({ length: SHELLS }, () => stage.open(BASH)));
  for (const terminal of terminals) terminal.type('sleep 1000\n');
  for (let turn = 0; turn < 200; turn += 1) {
    const sleeps = (await stage.processes()).filter(({ name }) => name === 'sleep');
    if (sleeps.length === SHELLS) return terminals;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('not all are busy');
}

async function noticed(text: string) {
  stage = new Stage();
  const terminals = await busyShells();
  const last = await stage.open(BASH);
  const line = sourceLine(text);
  const counts = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const marks = terminals.map(({ screen }) => screen.length);
    last.type(line);
    expect(await last.answers(last.pid, 20)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const told = terminals.filter(({ screen }, index) => screen.slice(marks[index]).includes('Stopped'));
    for (const terminal of told) terminal.type('fg\n');
    await new Promise((resolve) => setTimeout(resolve, 300));
    counts.push(told.length);
  }
  expect((await stage.processes()).filter(isStopped)).toEqual([]);
  return counts;
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

test('shells with a program in the foreground: few say Stopped; control: most, where parents are released first', async () => {
  const text = quick(recoverText('nobodyhasit', { hold: 'first' }));
  const few = await noticed(text);
  await stage.end();
  const most = await noticed(changed(text, 'free="$pid $free"', 'free="$free $pid"'));
  if (isWhole) console.log(`of ${SHELLS} shells said Stopped: ${few.join(', ')}; parents first: ${most.join(', ')}`);
  expect(sum(few)).toBeLessThan(sum(most));
});
