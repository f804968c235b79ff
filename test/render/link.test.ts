import { expect, test } from '@jest/globals';
import { link } from '../../src/render/link/link.ts';
import { indexParts } from '../../src/render/link/index-parts.ts';
import { longValues } from '../../src/render/kept.ts';

/** Links a main text with parts that are given by the function that each defines. */
function linked(main: string, parts: Readonly<Record<string, string>> = {}): string {
  return link({ main, part: (name) => parts[name] });
}

const main = (...lines: string[]) => `# Says it.\nls_main() {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const part = (name: string, line: string) => `# About ${name}.\n${name}() {\n  ${line}\n}\n`;

test('what is called follows in the order of the first call, and what that calls behind it', () => {
  const text = linked(main('ls_b && ls_a', 'ls_c'), {
    ls_a: part('ls_a', 'ls_d'),
    ls_b: part('ls_b', 'ls_c'),
    ls_c: part('ls_c', 'ls_a'),
    ls_d: part('ls_d', ':'),
  });
  const defined = [...text.matchAll(/^(ls_\w+)\(\)/gm)].map(([, name]) => name);
  expect(defined).toEqual(['ls_main', 'ls_b', 'ls_a', 'ls_c', 'ls_d']);
  expect(text.split('\n').slice(-3)).toEqual(['ls_main 2>/dev/null', 'unset -f ls_main ls_b ls_a ls_c ls_d', '']);
  expect(text).toMatch(/^# Says it\.\nls_main\(\) \{\n {2}ls_b/);
});

test('the main function declares whatever is set anywhere, and nothing else', () => {
  const text = linked(
    main(
      'for pid in 1 2; do name= count=$((count + 1)); done',
      'IFS= read -r line rest <"/proc/$pid/stat" || ls_kept=1',
      'PS1="\\$ " TMOUT=',
      ': "${first=1}" $((total = 2))',
      'if ls_a; then x=1; fi 2>/dev/null',
    ),
    { ls_a: part('ls_a', 'case $x in a) odd=$y ;; esac') },
  );
  expect(text.split('\n')[2]).toBe('  local count first line name odd pid rest total x');
});

test('many declarations and many functions take several lines, none wider than the frame allows', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => `${index}`.padStart(2, '0'));
  const parts = Object.fromEntries(numbers.map((number) => [`ls_part_${number}`, part(`ls_part_${number}`, ':')]));
  const text = linked(main(...numbers.map((number) => `variable_${number}=1 && ls_part_${number}`)), parts);
  const lines = text.split('\n');
  expect(lines.filter((line) => line.startsWith('  local ')).length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.startsWith('unset -f ')).length).toBeGreaterThan(3);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(77);
  const words = lines.filter((line) => line.startsWith('unset')).flatMap((line) => line.split(' ').slice(2));
  expect(words).toEqual(['ls_main', ...Object.keys(parts)]);
});

test('the action of a trap calls', () => {
  const text = linked(main('trap "ls_kill CONT -- -1" EXIT', 'trap - EXIT', 'trap "" INT'), {
    ls_kill: part('ls_kill', 'kill -s "$@"'),
  });
  expect(text).toContain('\nls_kill() {\n');
});

test('blank lines are left out', () => {
  expect(linked(main('ls_a', ''), { ls_a: `\n${part('ls_a', ':')}\n\n` })).not.toMatch(/^\s*\n/m);
});

test('a value that is too long for a line stands below the declarations, in pieces', () => {
  const [long] = longValues([`/sys/${'a'.repeat(60)}`, '/short']);
  if (!long) throw new Error('nothing is long');
  const text = link({ main: main(`[ "$line" = "$${long.name}" ]`), part: () => undefined }, [long]);
  expect(text.split('\n').slice(2, 6)).toEqual([
    '  local long_1',
    `  long_1="/sys/${'a'.repeat(25)}"`,
    `  long_1=$long_1"${'a'.repeat(30)}"`,
    '  long_1=$long_1"aaaaa"',
  ]);
  expect(link({ main: main(':'), part: () => undefined }, [long])).not.toContain('long_1');
});

test.each<[string, string, Record<string, string>, RegExp]>([
  ['a function that is not there', main('ls_a'), {}, /no part defines ls_a/],
  ['… in a trap', main('trap "ls_a" EXIT'), {}, /no part defines ls_a/],
  ['a part that defines it only for others', main('ls_a'), { ls_a: '# nothing\n' }, /does not define it/],
  ['a function twice', main('ls_a; ls_b'), { ls_a: part('ls_a', ':'), ls_b: part('ls_b', ':') + part('ls_a', ':') }, /ls_a is defined twice/],
  ['a function that nothing calls', main('ls_a'), { ls_a: part('ls_a', ':') + part('ls_b', ':') }, /nothing calls ls_b/],
  ['a function without the prefix', main('ls_a'), { ls_a: part('ls_a', 'f') + part('f', ':') }, /the function f has no prefix/],
  ['a variable of every shell', main('IFS=x'), {}, /variable IFS belongs/],
  ['a variable of zsh', main('for path in 1; do :; done'), {}, /variable path belongs/],
  ['… that is read', main('read -r line status <x'), {}, /variable status belongs/],
  ['no main function', part('ls_a', 'ls_a'), {}, /no line is ls_main/],
  ['what is no shell text', main('if x'), {}, /^line \d+: /],
])('%s is a bug, and is thrown', (_, text, parts, message) => {
  expect(() => linked(text, parts)).toThrow(message);
}); // prettier-ignore

test('the index knows the file of each function, and refuses two for one', () => {
  const a = part('ls_a', ':') + part('ls_b', ':');
  expect(indexParts({ 'a.hbs': a, 'c.hbs': part('ls_c', 'ls_a') })).toEqual({
    ls_a: 'a.hbs',
    ls_b: 'a.hbs',
    ls_c: 'c.hbs',
  });
  expect(() => indexParts({ 'a.hbs': a, 'b.hbs': part('ls_b', ':') })).toThrow('ls_b is defined in a.hbs and b.hbs');
});
