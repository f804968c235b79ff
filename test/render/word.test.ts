import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wikiHazards } from '../../src/proof/wiki-neutral.ts';
import { inside, shown, word } from '../../src/render/word.ts';
import { eachShell, printedBy } from '../support/each-shell.ts';
import { slice } from '../support/whole.ts';

/** Printable ASCII but what has no place. */
const value = fc.string({
  unit: fc.constantFrom(...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((c) => !"'!".includes(c))),
  maxLength: 24,
}); // prettier-ignore

test.each([
  ['forkbomb', '"forkbomb"'],
  ['', '""'],
  ['$(id) `id` "x" \\', '"\\$(id) \\`id\\` \\"x\\" \\\\"'],
  ['a{{b', '"a""{""{""b"'],
])('%j becomes %s', (given, quoted) => {
  expect(word(given)).toBe(quoted);
});

test.each(["it's", 'a!', 'é', 'a\nb', 'a\0b', 'a\tb'])('%j has no place', (given) => {
  expect(() => word(given)).toThrow(RangeError);
});

describe.each(eachShell)('%s', (_, shell) => {
  test('a value survives, as a word and between other text', () => {
    const values = fc.sample(value, slice(500, 100));
    const lines = values.map((each) => `printf "%s\\n" ${word(each)} "<${inside(each)}>"\n`);
    expect(printedBy(shell, lines.join('')).toString()).toBe(values.map((each) => `${each}\n<${each}>\n`).join(''));
  });
});

test('no wiki changes a word or what is shown', () => {
  fc.assert(
    fc.property(value, (each) => {
      expect(wikiHazards(`echo ${word(each)}`)).toEqual([]);
      expect(wikiHazards(`# named ${shown(each)}`.trimEnd())).toEqual([]);
    }),
    { numRuns: slice(5000, 1000) },
  );
});

test('what is shown leaves no comment and no quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (each) => {
      expect(shown(each)).toMatch(/^[ #%-&(-[\]^_a-~]*$/);
    }),
  );
  expect(shown('it`s\n')).toBe('it?s?');
  expect(shown('é')).toBe('..');
});
