import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quote } from '../../src/render/quote.ts';
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
