import { describe, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { each, faults, isInWord, MESSAGE, otherThan, places, some, sum, text } from './damages.ts';
import { feed, shells } from './shells.ts';

describe.each(shells)('$name', (shell) => {
  const test = testWith(shell.lack);

  test('the text as it is runs, and once more', () => {
    const { ran, looked, lives, said } = feed(shell, text + text);
    expect({ ran, looked, lives, said }).toEqual({ ran: true, looked: false, lives: true, said: '' });
  });

  test('a frame that does not check runs what is damaged: the test would see it', () => {
    const open = text.replace(`)) in [x-z]${sum})`, ')) in *)').replace('Text at', 'Text at its end at');
    expect(feed(shell, open)).toMatchObject({ ran: true, lives: true });
  });

  test('damage to the word says so, and the shell lives', () => {
    const outcome = feed(shell, text.replace('as it is', 'as it was'));
    expect(outcome).toMatchObject({ ran: false, looked: false, lives: true });
    expect(outcome.said).toContain(MESSAGE);
  });

  test('a character lost', () => {
    expect(
      faults(
        shell,
        each('lost', places, () => ''),
      ),
    ).toEqual([]);
  }, 300_000);

  test('a character doubled', () => {
    expect(
      faults(
        shell,
        each('doubled', some(14), (character) => character + character),
      ),
    ).toEqual([]);
  }, 300_000);

  test('a character changed', () => {
    expect(faults(shell, each('changed', some(14), otherThan))).toEqual([]);
  }, 300_000);

  test('a no-break space for a blank', () => {
    const blanks = places.filter((at) => text[at] === ' ' && (isInWord(at) ? at % slice(1, 6) === 0 : true));
    expect(
      faults(
        shell,
        each('no-break', blanks, () => '\u00a0'),
      ),
    ).toEqual([]);
  }, 300_000);
});
