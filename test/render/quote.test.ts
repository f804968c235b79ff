import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UsageError } from '../../src/errors.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { quote } from '../../src/render/quote.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { slice } from '../support/whole.ts';

function readBack(assignment: string, word: string): Buffer {
  return spawnSync('bash', ['--norc', '--noprofile'], { input: `${assignment}\nprintf %s ${word}\n` }).stdout;
}

test.each([
  ['plain', "'plain'"],
  ['', "''"],
  ["it's", "'it'\\''s'"],
  ['$(id) `id` "x" \\ !', '\'$(id) `id` "x" \\ !\''],
  ['a\tb', "$'a\\011b'"],
  ["é!'\\7", "$'\\303\\251\\041\\047\\1347'"],
])('%j becomes %s', (value, word) => {
  expect(quote(value)).toBe(word);
});

test('NUL and half characters have no word', () => {
  expect(() => quote('a\0b')).toThrow(RangeError);
  expect(() => quote('\ud800')).toThrow(RangeError);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 15 }),
  fc.stringMatching(/^[\s!-~]{0,15}$/),
);

test('a word is printable ASCII on one line and bash reads the value back', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      fc.pre(!/\0|\p{Surrogate}/u.test(value));
      const word = quote(value);
      expect(word).toMatch(/^[\x20-\x7e]+$/);
      expect(readBack('', word)).toEqual(Buffer.from(value));
    }),
    { numRuns: slice(1000, 300) },
  );
}, 120_000);

test('any --name is refused or comes back byte-equal from an old text', () => {
  let kept = 0;
  fc.assert(
    fc.property(anyText, (name) => {
      let text: string;
      try {
        text = renderScript(buildPlan({ script: 'room', name: [name] }));
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return;
      }
      kept += 1;
      const line = /^ {2}names=\(.*\)$/m.exec(text)?.[0] ?? '';
      expect(readBack(line, '"${names[@]}"')).toEqual(Buffer.from(name));
    }),
    { numRuns: slice(2500, 600) },
  );
  expect(kept).toBeGreaterThan(slice(1000, 240));
}, 120_000);
