import { spawnSync } from 'node:child_process';
import { describe, expect } from '@jest/globals';
import { envelop } from '../../src/render/kit/envelope/envelope.ts';
import { findProgram } from '../../src/util/find-program.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';

const { text } = envelop(['echo "Text at its end"'], false);
/** What stands around the quoted word, which the checksum covers. */
const head = text.slice(0, text.indexOf("'") + 1);
const tail = text.slice(text.lastIndexOf("'"));
const inner = text.slice(head.length, -tail.length);
const frame = `${head}${tail}`;

const shells = [...bashes().map((path) => [path, '--norc', '--noprofile']), ['dash'], ['busybox', 'ash'], ['mksh']];

function withFrame(characters: readonly string[]): string {
  return `${characters.slice(0, head.length).join('')}${inner}${characters.slice(head.length).join('')}`;
}

interface Outcome {
  readonly ran: boolean;
  /** Whether the shell looked for a program: it forks before it knows that there is none. */
  readonly looked: boolean;
  /** Whether it takes another command afterwards. */
  readonly lives: boolean;
}

function outcome([program = '', ...args]: readonly string[], text: string): Outcome {
  const file = program.includes('/') ? program : (findProgram(program) ?? '');
  const env = { PATH: '/nowhere', PS1: '', PS2: '', TERM: 'dumb' };
  const { stdout, stderr } = spawnSync(file, [...args, '-i'], { input: Buffer.from(`${text}\necho AL""IVE\n`), env });
  const said = stderr.toString('latin1');
  return {
    lives: stdout.includes('ALIVE'),
    ran: stdout.toString('latin1').includes('Text at its end'),
    looked: /not found|No such file|name too long/.test(said),
  };
}

/** The frames with which a shell does what it must not. */
function faults(
  shell: readonly string[],
  frames: readonly (readonly string[])[],
  isBad: (what: Outcome) => boolean,
): string[] {
  return frames.filter((each) => isBad(outcome(shell, withFrame(each)))).map((each) => each.join(''));
}

/** Every set of these places, but the empty one; in CI those of one and two. */
function subsets(places: readonly number[]): Set<number>[] {
  const all = Array.from({ length: 2 ** places.length - 1 }, (_, mask) => mask + 1);
  const sets = all.map((mask) => new Set(places.filter((_, bit) => mask & (2 ** bit))));
  return sets.filter(({ size }) => size <= slice(places.length, 2));
}

/** The word that runs the text, and the blank behind it: no shell can tell that this one word is wrong. */
const word = frame.lastIndexOf('eval ');
const isInWord = (at: number) => at >= word && at < word + 'eval '.length;

describe.each(shells.map((shell) => ({ name: shell.join(' '), shell })))('$name', ({ shell }) => {
  const lack = findProgram(shell[0] ?? '') === undefined && !shell[0]?.includes('/') ? shell[0] : undefined;

  testWith(lack)('the frame as it is runs the text', () => {
    expect(outcome(shell, text)).toEqual({ ran: true, looked: false, lives: true });
  });

  testWith(lack)(
    'blanks turned into no-break spaces, in every combination',
    () => {
      // In the two rows that are compared, of names and of digits, one blank stands for all; and in what is only said.
      const all = [
        ...frame.matchAll(/ (?!__[b-z] |__u|[1-9]|do for|for __j|__j|damaged|\(nothing|done\)|paste again|again})/g),
      ].map(({ index }) => index);
      const blanks = all.filter((at) => !isInWord(at));
      expect(blanks.length).toBeGreaterThan(9);
      const frames = subsets(blanks).map((set) => Array.from(frame).map((c, at) => (set.has(at) ? '\u00a0' : c)));
      expect(faults(shell, frames, ({ ran, looked }) => ran || looked)).toEqual([]);
    },
    600_000,
  );

  // What runs all the same has passed its checksum: a final newline, a blank of two, a quote in the frame.
  testWith(lack)('any character lost: nothing is looked for', () => {
    const places = Array.from(frame)
      .map((_, at) => at)
      .filter((at) => !isInWord(at));
    const frames = places.map((lost) => Array.from(frame).map((c, at) => (at === lost ? '' : c)));
    expect(faults(shell, frames, ({ looked }) => looked)).toEqual([]);
  });

  // bash 5.0 ends if the text of an eval ends in the middle of a command.
  testWith(lack)('any lines of the verifier lost: nothing runs or is looked for, and the shell lives on', () => {
    const lines = text.split('\n');
    // dash drops what it has read ahead when something fails, which at a terminal is nothing.
    const flushes = shell[0] === 'dash';
    const end = lines.indexOf('#)') + 1;
    const runs = Array.from({ length: end - 1 }, (_, at) => at + 1).flatMap((from) =>
      Array.from({ length: end + 1 - from }, (_, more) => [from, more + 1] as const),
    );
    expect(runs.length).toBeGreaterThan(150);
    const some = runs.filter(([from, count]) => count <= slice(end, 1) || from + count > end);
    const bad = some.filter(([from, count]) => {
      const { ran, looked, lives } = outcome(shell, lines.toSpliced(from, count).join('\n'));
      return ran || looked || !(lives || flushes);
    });
    expect(bad.map(([from, count]) => lines.slice(from, from + count))).toEqual([]);
  });
});
