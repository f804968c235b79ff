import { expect, test } from '@jest/globals';
import { Examiner } from '../../src/proof/examiner.ts';
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

test('what is not decided in time is a finding, and costs the next one nothing', async () => {
  // The checker has become so fast that nothing keeps it busy for seconds.
  const hurried = new Examiner({ processor: 0, clock: 0 });
  const patient = new Examiner();
  const source = { file: 'x.sh', bytes: Buffer.from(endless['open parentheses'] ?? '') };
  try {
    const { report, isUndecided } = await hurried.examine(source, undefined);
    expect([isUndecided, report.verdict, report.findings]).toEqual([
      true,
      'not proved',
      [expect.objectContaining({ rule: 'complex', reason: expect.stringContaining('longer than 0 s') })],
    ]);
    expect((await patient.examine(source, undefined)).isUndecided).toBeUndefined();
    const next = { file: 'y.sh', bytes: Buffer.from('echo a\n') };
    expect((await patient.examine(next, undefined)).report.verdict).toBe('cannot');
  } finally {
    await Promise.all([hurried.close(), patient.close()]);
  }
}, 90_000);

test('a megabyte and more is refused by its size, before ShellCheck is asked', async () => {
  const start = Date.now();
  const { exitCode, stdout } = await lastshell(['check', '-'], { input: 'echo a\n'.repeat(800_000) }, 60);
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('longer than 512 KiB')]);
  expect(Date.now() - start).toBeLessThan(busy);
}, 90_000);
