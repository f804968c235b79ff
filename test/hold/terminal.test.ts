import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { isWhole, slice } from '../support/whole.ts';
import { type Nest, nests, settle } from './nests.ts';
import { isStopped } from './process.ts';
import { mayLoseRaces } from './races.ts';
import { Stage } from './stage.ts';
import { HELD, changed, quick, recoverText, sourceLine } from './text.ts';

mayLoseRaces();

const HOLDS = slice(40, 4);
/** They keep two processors busy, so that nobody stops at once. */
const SPINNERS = slice(12, 4);
const table: object[] = [];
let stage: Stage;

afterEach(() => stage.end());

type Place = Awaited<ReturnType<typeof settle>>;

/** How many fg had to be typed until the last shell answered; undefined where none helped. */
async function fgNeeded({ terminal, shell }: Place) {
  for (let fg = 0; fg <= 3; fg += 1) {
    if (fg > 0) terminal.type('fg\n');
    if (await terminal.answers(shell, 2)) return fg;
  }
  return undefined;
}

async function hold(place: Place, line: string) {
  const from = place.terminal.screen.length;
  place.terminal.type(line);
  await place.terminal.sees(HELD, 3, from);
  return fgNeeded(place);
}

async function many(nest: Nest, text: string, holds = HOLDS, spinners = SPINNERS) {
  stage = new Stage(nest.setup);
  const place = await settle(stage, nest);
  const line = sourceLine(text);
  for (let spin = 0; spin < spinners; spin += 1) await stage.start('while :; do :; done');
  const counts = { answered: 0, fg: 0, lost: 0, stopped: 0 };
  for (let turn = 0; turn < holds && counts.lost === 0; turn += 1) {
    const fg = await hold(place, line);
    // Later tmux and screen draw only what is new on the screen.
    if (turn === 0 && fg !== undefined) expect(place.terminal.screen).toMatch(HELD);
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

const su = nests.find(({ title }) => title === 'su');

test('control: where the way is not stopped first, the shell below su loses its terminal', async () => {
  const text = changed(quick(recoverText('nobodyhasit', { hold: 'first' })), /^ *for x in \$above.*\n/m, '');
  if (su) expect(await many(su, text, 60, 12)).toMatchObject({ lost: 1 });
}, 120_000);

afterAll(() => {
  if (isWhole) console.table(table);
});
