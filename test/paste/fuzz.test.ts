import { afterAll, afterEach, describe, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { fuzz, report } from './fuzz.ts';
import { needs, Scene } from './scene.ts';
import { pasteShells, type PasteShell } from './shells.ts';
import { Starved } from './starved.ts';
import { HALF, KINDS, kitText, recoverText, seedsFor, type Text } from './texts.ts';

/** Nothing here waits for ever: a shell that does not answer is found by the session. */
const HOURS = 4 * 3_600_000;
const scene = new Scene();
const test = testWith(needs(['script']));

afterEach(() => scene.close());
afterAll(() => scene.remove());

function textsFor({ isBash }: PasteShell): Text[] {
  return [recoverText(isBash ? KINDS : HALF), kitText()];
}

describe.each(pasteShells.map((shell, index) => ({ shell, index })))('$shell.name', ({ shell, index }) => {
  test.each(textsFor(shell))(
    '$name: runs to its end, or does nothing and forks nothing when damaged',
    async (text) => {
      const starved = scene.open(index, (confined) => new Starved(shell, confined));
      const tally = await fuzz(starved, text, seedsFor(text, index));
      report(`${shell.name}, ${text.name}`, tally);
      expect(tally.faults).toEqual([]);
      for (const whole of [text.text.trimEnd(), text.text]) {
        const { said, fate, traces } = await starved.paste(whole);
        expect(said).toMatch(text.end);
        expect({ fate, ...traces }).toMatchObject({ fate: 'answers', forks: [], writes: [] });
      }
    },
    HOURS,
  );
});
