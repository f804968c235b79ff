import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globPattern, nameView, unprintable } from '../../src/render/pattern.ts';
import { eachShell, printedBy } from '../support/each-shell.ts';
import { slice } from '../support/whole.ts';

/** A word that holds any bytes but NUL; $'…' is for bash only, so printf makes it. */
function bytes(text: Buffer): string {
  return [...text].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

interface Case {
  readonly subject: Buffer;
  readonly pattern: string;
}

/** Which of the subjects the shell finds to match. A substitution forks, which a test may. */
function matches(shell: readonly string[], cases: readonly Case[]): boolean[] {
  const text = cases.map(
    ({ subject, pattern }) => `s=$(printf "${bytes(subject)}.")
case \${s%.} in ${pattern}) echo 1 ;; *) echo 0 ;; esac\n`,
  );
  const odd = `${unprintable.name}="${unprintable.value}"\n`;
  return printedBy(shell, odd + text.join('')).toString().split('\n').slice(0, -1).map((line) => line === '1'); // prettier-ignore
}

test('a name without anything odd needs no pattern', () => {
  expect(nameView('a b)')).toEqual({ word: '"a b)"', isPattern: false, pattern: '"a b)"', shown: 'a b)' });
  expect(nameView('é?')).toMatchObject({ isPattern: true, shown: '???', word: '"???"' });
});

/** What a process may call itself, and what of it the kernel keeps. */
const comm = fc.uint8Array({ min: 1, max: 255, minLength: 1, maxLength: 15 }).map((raw) => Buffer.from(raw));
const written = (name: Buffer) =>
  [...name].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?')).join('');

describe.each(eachShell)('%s', (_, shell) => {
  test('? of a name matches each byte that cannot be printed, ? itself and a backslash', () => {
    const { pattern } = nameView('a?b');
    const all = Array.from({ length: 255 }, (_each, at) => at + 1);
    const found = matches(shell, all.map((byte) => ({ subject: Buffer.from([97, byte, 98]), pattern })));
    expect(all.filter((_each, at) => found[at])).toEqual(all.filter((byte) => byte < 32 || byte > 126 || byte === 63 || byte === 92));
  }); // prettier-ignore

  test('every name is matched by what is shown of it, and no other', () => {
    const names = fc.sample(comm, slice(300, 60)).filter((name) => !/['!]/.test(written(name)));
    const same = names.map((subject) => ({ subject, pattern: nameView(written(subject)).pattern }));
    expect(matches(shell, same)).toEqual(names.map(() => true));
    const others = same.map(({ pattern }, at) => ({ pattern, subject: names[(at + 1) % names.length] ?? Buffer.of() }));
    expect(matches(shell, others)).toEqual(
      others.map(({ subject }, at) => written(subject) === written(names[at] ?? Buffer.of())),
    );
  });

  test.each<[string, string[], string[]]>([
    ['*rogue*', ['rogue', 'a rogue b'], ['rouge']],
    ['/bin/sh -c ?*$(id)*', ['/bin/sh -c x$(id)'], ['/bin/sh -c $(id)']],
    ['[a-c]x[!0-9]', ['axb', 'cx-'], ['dxb', 'ax1']],
    ['[^ ;)]"[]]', ['a"]'], [' "]', ')"]', ';"]']],
    ['[[:digit:]]*', ['1', '1a'], ['a1']],
    [String.raw`\*[\*`, ['*[*'], ['a[*', '*[']],
    ['a[', ['a['], ['a']],
    ['x {{y}} %', ['x {{y}} %'], ['x y']],
    ['[a b]', ['a', ' ', 'b'], ['c']],
  ])('the glob %s', (glob, right, wrong) => {
    const cases = [...right, ...wrong].map((each) => ({ subject: Buffer.from(each), pattern: globPattern(glob) }));
    expect(matches(shell, cases)).toEqual([...right.map(() => true), ...wrong.map(() => false)]);
  });
});
