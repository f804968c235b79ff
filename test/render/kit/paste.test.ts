import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../../src/plan/build-plan.ts';
import { describePaste } from '../../../src/render/describe.ts';
import { envelop } from '../../../src/render/kit/envelope/envelope.ts';
import { payloadOf, renderPaste } from '../../../src/render/kit/script.ts';
import { bashes } from '../../support/bashes.ts';
import { LastShell } from '../../support/last-shell.ts';

const paste = (request: Omit<Request, 'form'>) => renderPaste(buildPlan({ ...request, form: 'paste' }));
const KIB = 1024;

/** What a slow console, or a limit on what may be pasted, leaves room for. */
test.each<[string, Omit<Request, 'form'>, number]>([
  ['the kit', { script: 'kit' }, 48],
  ['the kit for sh', { script: 'kit', shell: 'sh' }, 54],
])('%s fits its budget', (_, request, budget) => {
  expect(paste(request).text.length).toBeLessThanOrEqual(budget * KIB);
});

test('size, sum and time of a paste are told', () => {
  const text = `${'x'.repeat(959)}\n`.repeat(2);
  expect(describePaste({ text, sum: 7 })).toBe('1920 bytes, 2 lines, checksum 7, 2 s at 9600 baud');
});

const small = envelop(['echo "Text at its end"', 'unset -v __k __w'], false).text;
const other = [['dash'], ['busybox', 'ash'], ['mksh'], ['zsh', '-f'], ...bashes().map((path) => [path])];

describe.each(other)('%s', (...shell) => {
  const [file = '', ...args] = shell.filter((word): word is string => typeof word === 'string');
  const run = (input: string) => spawnSync(file, args, { input, encoding: 'utf8', timeout: 60_000 });

  test('runs what is whole, with and without its last newline', () => {
    expect(run(small).stdout).toBe('Text at its end\n');
    expect(run(small.trimEnd()).stdout).toBe('Text at its end\n');
  });

  test('says that a paste is damaged, and runs nothing', () => {
    const { stdout, stderr } = run(small.replace('at its', 'at the'));
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]*paste damaged \(nothing done\), paste again\n$/);
  });

  // Between these widths the frame is cut where no shell can read it: an error of syntax.
  test.each([40, 60, 64, 72])('says so when it was wrapped again at %d columns', (width) => {
    const lines = small.split('\n').map((line) => line.replaceAll(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n'));
    const { stdout, stderr } = run(lines.join('\n'));
    // Its own words are wrapped too, which zsh shows as \n.
    const said = stderr.replaceAll(/\\n|\n/g, '');
    expect([stdout, said]).toEqual(['', expect.stringMatching(/: paste damaged \(nothing done\), paste again$/)]);
  });

  test('takes as many lines as a paste may have, and no more are given out', () => {
    const most = 998 - small.split('\n').indexOf('#)');
    const lines = (count: number) => [...Array.from({ length: count - 1 }, () => ':'), 'echo "Text at its end"'];
    expect(() => envelop(lines(most), false)).toThrow(/^a paste of 1000 lines/);
    expect(run(envelop(lines(most - 1), false).text).stdout).toBe('Text at its end\n');
  });

  test('leaves no variable', () => {
    expect(run(`${small}set | grep -c '^__[a-z]='\n`).stdout).toBe('Text at its end\n0\n');
  });

  test('a text for bash runs in bash alone', () => {
    const { stdout, stderr } = run(paste({ script: 'why' }).text);
    if (file.includes('bash')) expect(stdout).toContain('WHERE IT IS SET');
    else expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^[^\n]*needs bash \([^\n]*\)\n$/)]);
  });
});

test('damage leaves no variable in a shell at a prompt either', async () => {
  const shell = new LastShell([], ['bash', '--norc', '--noprofile', '-i']);
  try {
    expect(await shell.run(small.replace('at its', 'at the'))).toContain('paste damaged');
    expect(await shell.run("set | grep -c '^__[a-z]='")).toContain('0');
  } finally {
    await shell.close();
  }
});

test('a function that hides a builtin is named, and nothing is done', async () => {
  const shell = new LastShell([], ['bash', '--norc', '--noprofile', '-i']);
  try {
    await shell.run('read() { echo BAD; }; alias printf="echo BAD"');
    const { text } = paste({ script: 'why' });
    expect(await shell.run(text)).toMatch(/read is a function here \(unset -f read, then paste again\)/);
    await shell.run('unset -f read');
    const output = await shell.run(text);
    expect(output).toContain('WHERE IT IS SET');
    expect(output).not.toContain('BAD');
    expect(await shell.run('alias printf; compgen -v __; declare -F')).toContain('echo BAD');
  } finally {
    await shell.close();
  }
});

test('names with odd characters arrive byte for byte', () => {
  const name = ["it's", 'a!b', '\u00e9 \u20ac', '$(id)', 'a  b', '{{x}}', '-{', 'a :b'];
  const payload = payloadOf(buildPlan({ script: 'room', name, form: 'paste' }));
  const from = payload.findIndex((line) => line.includes('_v1='));
  const to = payload.findIndex((line) => line.includes('local -A want'));
  const part = payload
    .slice(from, to + 1)
    .join('\n')
    .replace(/^.*?local _v1/s, 'local _v1')
    .replace(/local -A want[^]*/, '');
  const { stdout } = spawnSync('bash', ['--norc'], { input: `f() { ${part}\nprintf "%s\\n" "\${names[@]}"; }; f\n` });
  expect(stdout.toString()).toBe(`${name.join('\n')}\n`);
});
