import { describe, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { type Damage, faults, from, text, to, word } from './damages.ts';
import { shells } from './shells.ts';

/** Texts with other words around them, or other lines. */
const spoiled: Damage[] = [
  ['a CR at every line', text.replaceAll('\n', '\r\n')],
  ['typographic single quotes', text.replace(/'/g, '\u2019')],
  ['typographic double quotes', text.replace(/"/g, '\u201d')],
  ['typographic quotes', text.replace(/'/g, '\u2019').replace(/"/g, '\u201d')],
  ['no-break spaces inside', text.slice(0, from) + word.replaceAll(' ', '\u00a0') + text.slice(to)],
  ['tabs for indents', text.replace(/^# {2}/gm, '#\t')],
  ['a tab for one blank', text.replace('echo "Text', 'echo\t"Text')],
].map(([name = '', spoilt = '']) => ({ name, text: spoilt }));

/** Each run of lines lost. */
function lostLines(most: number): Damage[] {
  const lines = text.trimEnd().split('\n');
  return lines.flatMap((_, first) =>
    Array.from({ length: Math.min(most, lines.length - first) }, (__, more) => ({
      name: `lines ${first + 1} to ${first + more + 1} lost`,
      text: lines.toSpliced(first, more + 1).join('\n'),
    })),
  );
}

/** A line end for a blank, or in the middle of a word, where an editor or a mail program would put it. */
function wrapped(columns: number): Damage[] {
  const soft = new RegExp(`(.{1,${columns}}) (?=\\S)`, 'g');
  const hard = new RegExp(`.{${columns}}(?=.)`, 'g');
  const change = (pattern: RegExp, by: string) =>
    text
      .split('\n')
      .map((line) => (line.length > columns ? line.replace(pattern, by) : line))
      .join('\n');
  return [
    { name: `wrapped at ${columns}`, text: change(soft, '$1\n') },
    { name: `cut at ${columns}`, text: change(hard, '$&\n') },
  ];
}

describe.each(shells)('$name', (shell) => {
  const test = testWith(shell.lack);

  test('quotes, blanks and line ends of another kind', () => {
    expect(faults(shell, spoiled)).toEqual([]);
  });

  test('lines wrapped: nothing runs, and where mail does it nothing is looked for', () => {
    const widths = Array.from({ length: 40 }, (_, at) => 39 + at).filter((at) => at % slice(1, 5) === 2);
    const all = faults(shell, widths.flatMap(wrapped));
    const isMild = (fault: string) => /^wrapped at ([3-6].|7[01]) LOOKED|^cut at .. LOOKED/.test(fault);
    expect(all.filter((fault) => !isMild(fault))).toEqual([]);
  }, 300_000);

  test('lines lost', () => {
    expect(faults(shell, lostLines(slice(99, 2)))).toEqual([]);
  }, 300_000);
});
