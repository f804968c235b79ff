import { afterAll, afterEach, describe, expect } from '@jest/globals';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';
import { isWhole, slice } from '../support/whole.ts';
import { type Nest, nests, settle } from './nests.ts';
import { isStopped } from './process.ts';
import { Stage } from './stage.ts';
import { HELD, quick, recoverText, sourceLine } from './text.ts';

const HOLDS = slice(40, 4);
/** They keep two processors busy, so that nobody stops at once. */
const SPINNERS = slice(12, 4);
const table: object[] = [];
let stage: Stage;

afterEach(() => stage.end());

/** One hold, and what had to be typed until the last shell answered. */
async function hold(terminal: Awaited<ReturnType<typeof settle>>['terminal'], shell: number, line: string) {
  const from = terminal.screen.length;
  terminal.type(line);
  expect(await terminal.sees(HELD, 10, from)).toBeDefined();
  if (await terminal.answers(shell, 2)) return 0;
  for (let fg = 1; fg <= 3; fg += 1) {
    terminal.type('fg\n');
    if (await terminal.answers(shell, 2)) return fg;
  }
  return undefined;
}

async function many(nest: Nest, text: string) {
  stage = new Stage(nest.setup);
  const { terminal, shell } = await settle(stage, nest);
  const line = sourceLine(text);
  for (let spin = 0; spin < SPINNERS; spin += 1) await stage.start('while :; do :; done');
  const counts = { answered: 0, fg: 0, lost: 0, stopped: 0 };
  for (let turn = 0; turn < HOLDS && counts.lost === 0; turn += 1) {
    const fg = await hold(terminal, shell, line);
    counts[fg === undefined ? 'lost' : fg === 0 ? 'answered' : 'fg'] += 1;
    counts.stopped += (await stage.processes()).filter(isStopped).length;
  }
  table.push({ nest: nest.title, ...counts });
  return counts;
}

describe('the last shell answers after a hold, or fg brings it back', () => {
  const text = quick(recoverText('nobodyhasit', { hold: 'first' }));
  for (const nest of nests) {
    const lack = hasProgram(nest.program) ? undefined : `${nest.program} is not here`;
    testWith(lack)(
      nest.title,
      async () => {
        expect(await many(nest, text)).toMatchObject({ lost: 0, stopped: 0 });
      },
      isWhole ? 600_000 : 60_000,
    );
  }
});

afterAll(() => isWhole && console.table(table));
