import { afterAll, afterEach, describe, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { fuzz, report } from './fuzz.ts';
import { Piped, type Way } from './piped.ts';
import { needs, Scene } from './scene.ts';
import { readers } from './shells.ts';
import { HALF, bareText, recoverText, seedsFor } from './texts.ts';

/** Nothing here waits for ever: a shell that does not answer is found by the session. */
const HOURS = 4 * 3_600_000;
const scene = new Scene();
const test = testWith(needs(['mkfifo']));
const text = recoverText(HALF);

afterEach(() => scene.close());
afterAll(() => scene.remove());

const ways: Way[] = ['pipe', 'FIFO'];
test('the control: of a text without a frame a damaged one acts', async () => {
  const piped = scene.open(0, (confined) => new Piped('dash', 'pipe', confined));
  const { text: bare, end } = bareText();
  const damaged = bare.replace('gives no time', 'gives time');
  expect(damaged).not.toBe(bare);
  expect((await piped.paste(damaged)).said).toMatch(end);
});

const cases = readers
  .flatMap((shell) => ways.map((way) => ({ shell, way })))
  .map((each, index) => ({ ...each, index }));

describe.each(cases)('$shell from a $way', ({ shell, way, index }) => {
  test(
    'recover: runs to its end, or does nothing, forks nothing and ends nothing when damaged',
    async () => {
      const piped = scene.open(index, (confined) => new Piped(shell, way, confined));
      const tally = await fuzz(piped, text, seedsFor(text, index), true);
      report(`${shell} from a ${way}`, tally);
      expect(tally.faults).toEqual([]);
      for (const whole of [text.text.trimEnd(), text.text]) {
        const { said, fate, traces } = await piped.paste(whole);
        expect(said).toMatch(text.end);
        expect({ fate, ...traces }).toMatchObject({ fate: 'answers', forks: [], writes: [] });
      }
    },
    HOURS,
  );
});
