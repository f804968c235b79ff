import { describe, expect } from '@jest/globals';
import { fieldSum } from '../../src/render/frame/field-sum.ts';
import { frame } from '../../src/render/frame/frame.ts';
import { signsOf } from '../../src/render/frame/signs.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { feed, shells } from './shells.ts';

const body = String.raw`# Takes every name once; what is not a name is left alone.
ls_look() {
  for ls_path in /proc/[0-9]*; do
    { IFS= read -r ls_name <"$ls_path/comm"; } 2>/dev/null
    case $ls_name in yes|no*) continue;; "$ls_want"|[!a-z]*) ls_met=$((ls_met + 1));; esac
  done
  [ "$ls_met" -gt 0 ] && echo "stopped: $ls_met (of 9), pid > ${'${ls_min:-300}'}"
}
echo "Text at its end"
unset -f ls_look`
  .split('\n')
  .map((line) => line.slice(0, 77).trimEnd())
  .join('\n')
  .replace('"$ls_want"|[!a-z]*) ls_met=$((l', '*) :;; esac');
const { text, sum } = frame(body);
const from = text.indexOf("')\n;;x)") + 1;
const to = text.indexOf("';do for ls_i");
const word = text.slice(from, to);
const { turns } = signsOf(word);

/** What the checker of the last shell says of a word, if it is put between the quotes. */
function passes(damaged: string): boolean {
  return fieldSum(damaged, turns) === sum && !/[^ -~\n]/.test(damaged);
}

/** A generator of numbers below a limit that gives the same row for the same seed. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Random = (limit: number) => number;

function put(at: number, length: number, other: string): string {
  return word.slice(0, at) + other + word.slice(at + length);
}

function swapped(one: number, other: number): string {
  const characters = Array.from(word);
  [characters[one], characters[other]] = [word[other] ?? '', word[one] ?? ''];
  return characters.join('');
}

function withLines(change: (lines: string[]) => string[]): string {
  return change(word.split('\n')).join('\n');
}

/** What noise, an editor or a slip does to a text. */
const kinds: ((random: Random) => string)[] = [
  (random) => put(random(word.length), 1, ''),
  (random) => put(random(word.length), 1 + random(40), ''),
  (random) => {
    const at = random(word.length);
    return put(at, 0, word.slice(at, at + 1 + random(3)));
  },
  (random) => put(random(word.length), 1, String.fromCharCode(32 + random(95)).replace("'", '"')),
  (random) => put(random(word.length), 1, random(2) ? '\n' : ' '),
  (random) => put(random(word.length), 1, '\t'),
  (random) =>
    put(word.indexOf(' ', random(word.length - 2)), 1, String.fromCharCode(1 + random(126)).replace("'", 'x')),
  (random) => {
    const at = random(word.length - 1);
    return swapped(at, at + 1);
  },
  (random) => swapped(random(word.length), random(word.length)),
  (random) => {
    const at = random(word.length - 9);
    const piece = word.slice(at, at + 8);
    const rest = put(at, 8, '');
    const back = random(rest.length);
    return rest.slice(0, back) + piece + rest.slice(back);
  },
  (random) => {
    const at = random(word.length);
    const other = word[at]?.toUpperCase() ?? '';
    return put(at, 1, other === word[at] ? other.toLowerCase() : other);
  },
  (random) => withLines((lines) => lines.toSpliced(random(lines.length), 1)),
  (random) =>
    withLines((lines) => {
      const at = random(lines.length);
      return lines.toSpliced(at, 0, lines[at] ?? '');
    }),
  (random) =>
    withLines((lines) => {
      const at = random(lines.length - 1);
      return lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    }),
];

function damaged(seed: number): string {
  const random = seeded(seed * 7919);
  for (;;) {
    const other = kinds[seed % kinds.length]?.(random) ?? '';
    if (other !== word) return other;
  }
}

/** Shells differ where a word does not end as ours: some see an empty field there. No sum is right then. */
const samples = Array.from({ length: slice(140, 28) }, (_, at) => damaged(at)).filter((each) => each.endsWith('# '));

testWith(undefined)(
  'a word as it is passes, and 10,000 that are damaged do not',
  () => {
    expect(passes(word)).toBe(true);
    const seen = Array.from({ length: slice(100_000, 10_000) }, (_, seed) => damaged(seed)).filter(passes);
    expect(seen).toEqual([]);
  },
  600_000,
);

testWith(undefined)(
  'no two neighbours can change places, and no blank become a line end or a line end a blank',
  () => {
    const pairs = Array.from({ length: word.length - 1 }, (_, at) => swapped(at, at + 1));
    const flips = Array.from(word, (character, at) => put(at, 1, character === '\n' ? ' ' : '\n'));
    expect([...pairs, ...flips].filter((other) => other !== word).filter(passes)).toEqual([]);
  },
  60_000,
);

describe.each(shells)('$name', (shell) => {
  testWith(shell.lack)(
    'adds up as is done here',
    () => {
      const check = `case y$((ls_s&2147483647)) in [x-z]${sum})\neval "{ case x in w$ls_t"`;
      expect(text).toContain(check);
      const tail = text.slice(to).replace(check, () => 'case x in x)echo "sum $((ls_s&2147483647))"');
      const tellers = samples.map((other) => `${text.slice(0, from)}${other}${tail}`);
      const { out } = feed(shell, tellers.join(''));
      const sums = [...out.matchAll(/^sum (\d+)$/gm)].map(([, said]) => Number(said));
      expect(sums).toEqual(samples.map((other) => fieldSum(other, turns)));
    },
    120_000,
  );
});
