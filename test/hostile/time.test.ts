import { expect, test } from '@jest/globals';
import { lastshell } from './support.ts';

/** Milliseconds: 8 for a script, and what a machine with other work needs to start and to end. */
const busy = 14_000;

const digits = (count: number) => '[0-9]'.repeat(count);

/** What keeps a reader of patterns, of quotes and of trees busy. */
const endless: Record<string, string> = {
  '26 digits and a letter': `case $x in ${digits(26)}x) ls;; esac\n`,
  '40,000 digits': `case $x in ${digits(40_000)}x) ls;; esac\n`,
  'stars and digits': `case $x in ${'*[0-9]'.repeat(30)}x) ls;; esac\n`,
  'digits in a test': `[[ $x == ${digits(30)}y ]] && ls\n`,
  'digits in an expansion': `y=\${x##${digits(30)}z}; ls\n`,
  'open parentheses': `${'('.repeat(900)}\n`.repeat(200),
  'half a megabyte of comments': '# lastshell: allow external x\n'.repeat(17_000),
};

test.each(Object.entries(endless))(
  '%s: a verdict soon, and the next script gets its own',
  async (_, text) => {
    const start = Date.now();
    const { exitCode, stdout } = await lastshell(['check', '--no-shellcheck', '--json', '-'], { input: text }, 60);
    expect(exitCode).not.toBe('hangs');
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(Date.now() - start).toBeLessThan(busy);
  },
  90_000,
);

test('what is not decided is a finding, and costs the others nothing', async () => {
  const { exitCode, stdout } = await lastshell(
    ['check', '--no-shellcheck', '/dev/stdin', '/etc/profile'],
    { input: endless['40,000 digits'] ?? '' },
    60,
  );
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^-:1:1: it takes the checker longer than \d+ s, so nothing is proven \[complex\]$/m);
  expect(stdout).toMatch(/^\/etc\/profile: .*\(sh|^\/etc\/profile: .*\(bash/m);
}, 90_000);

test('a megabyte and more is refused by its size, before ShellCheck is asked', async () => {
  const start = Date.now();
  const { exitCode, stdout } = await lastshell(['check', '-'], { input: 'echo a\n'.repeat(800_000) }, 60);
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('longer than 512 KiB')]);
  expect(Date.now() - start).toBeLessThan(busy);
}, 90_000);
