import { describe, expect, test } from '@jest/globals';
import { wikiHazards } from '../../src/proof/wiki-neutral.ts';
import { frame } from '../../src/render/frame/frame.ts';
import { unframe } from '../../src/render/frame/unframe.ts';

/** With every character that a body may have. */
const body = [
  '# All signs and letters that a body may have.',
  'ls_say() {',
  '  echo "=#%&*+,-./:;<=>?@[\\\\]^_{|}~" "$1" \\`',
  '}',
  'ls_say "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789"',
].join('\n');
const { text } = frame(body);

describe('frame', () => {
  test('obeys the rules of wikis and terminals, and is small', () => {
    expect(wikiHazards(text)).toEqual([]);
    const lines = body.split('\n').length;
    expect(text.length - body.length - 1 - 2 * lines).toBeLessThanOrEqual(1320);
  });

  const broken: [string, string][] = [
    ['is blank', 'echo\n\necho'],
    ['has a character that is not printable ASCII', 'echo\techo'],
    ['has a single quote', "echo 'a'"],
    ['has a double quote without its other half', 'echo "a\nb"'],
    ['ends in a backslash', 'echo \\\na'],
    ['ends in a blank', 'echo '],
    ['has more than 77 columns', `echo ${'a'.repeat(73)}`],
  ];

  test.each(broken)('a line that %s is refused by its number', (rule, bad) => {
    const at = bad.startsWith('echo\n') ? 2 : 1;
    expect(() => frame(bad)).toThrow(
      new RangeError(`line ${at} of the body ${rule}: ${bad.split('\n')[at - 1] ?? ''}`),
    );
  });

  test('an escaped double quote is none, and the widest line is taken', () => {
    expect(frame(`echo \\"\necho ${'a'.repeat(72)}`).text).toContain(`#echo \\")\n`);
  });
});

describe('unframe', () => {
  test('takes the body out', () => {
    expect(unframe(text)).toEqual({ body: `${body}\n` });
    expect(unframe(text.trimEnd())).toEqual({ body: `${body}\n` });
  });

  test('sees damage, and texts that are none of ours', () => {
    expect(unframe(text.replace('letters', 'leters'))).toBe('damaged');
    expect(unframe(text.replace('Enter', 'Escape'))).toBe('damaged');
    expect(unframe(text.split('\n').slice(0, 9).join('\n'))).toBe('damaged');
    expect(unframe(body)).toBeUndefined();
  });
});
