import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { copyText } from '../../src/util/clipboard.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { start } from '../../src/util/start.ts';
import { cli, lastshell } from '../hostile/support.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';
import { rendered } from '../support/variants.ts';

const recover = rendered({ script: 'recover', name: ['x'] });
const words = ['print', 'recover', '--name', 'x'];
const command = (...more: string[]) => [process.execPath, cli, ...words, ...more].join(' ');

/** What a terminal that obeys puts on its clipboard. */
function clipboardIn(screen: string): string | undefined {
  const [, code] = /\u001b\]52;\w*;([A-Za-z0-9+/=]+)(?:\u0007|\u001b\\)/.exec(screen) ?? [];
  return code === undefined ? undefined : Buffer.from(code, 'base64').toString();
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-copy-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('--copy gives the terminal the text as OSC 52, and nothing to read but what it is', async () => {
  const terminal = new Terminal(`env TERM=xterm-256color ${command('--copy')}; echo over`);
  await terminal.sees(/over/, 30);
  expect(clipboardIn(terminal.screen)).toBe(recover.text);
  const rest = terminal.screen.replace(/\u001b\]52[^\u0007]*\u0007/, '');
  expect(rest).toMatch(/^lastshell: \d+ bytes, [^\n]*\nlastshell: sent to the clipboard [^\n]*\nover/);
  await terminal.close();
});

testWith(hasProgram('tmux') ? undefined : 'tmux')(
  'in tmux, as it comes, it is in the buffer and goes on to the terminal around it',
  async () => {
    const socket = join(folder, 'tmux');
    const tmux = (...more: string[]) => start('tmux', ['-S', socket, ...more], { reject: false });
    const inner = `${command('--copy')}; echo ov''er; sleep 30`;
    const terminal = new Terminal(`env -u TMUX TERM=xterm-256color tmux -S ${socket} -f /dev/null new "${inner}"`);
    try {
      await terminal.sees(/over/, 30);
      const { stdout } = await tmux('show-buffer');
      expect(`${stdout}\n`).toBe(recover.text);
      await terminal.sees(/\u001b\]52;[^\u0007\u001b]*(?:\u0007|\u001b\\)/, 10);
      expect(clipboardIn(terminal.screen)).toBe(recover.text);
    } finally {
      await tmux('kill-server');
      await terminal.close();
    }
  },
);

test.each([
  [{ TERM: 'linux' }, 'kind linux has no clipboard'],
  [{ TERM: 'xterm', STY: '1.pts' }, 'GNU screen'],
])('with %j it is refused', async (env, why) => {
  const written: unknown[] = [];
  const stderr = { isTTY: true, write: (text: unknown) => written.push(text) > 0 };
  await expect(copyText('x', { stderr, env })).rejects.toThrow(why);
  const long = copyText('x'.repeat(74_995), { stderr, env: { TERM: 'xterm' } });
  await expect(long).rejects.toThrow('74995 bytes are more than the 74994');
  expect(written).toEqual([]);
});

test.each([
  [['--copy'], /--copy: stderr is no terminal/],
  [['--copy', '--json'], /--copy: the text goes to one place; leave out --json/],
  [['--copy', '--output', 'x'], /leave out --output/],
])('%j without a terminal: refused, and nothing is printed', async (more, why) => {
  const { exitCode, stdout, stderr } = await lastshell([...words, ...more]);
  expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(why)]);
});

test('--json has the text, what is checked before pasting, and whom it may signal', async () => {
  const { stdout, stderr } = await lastshell([...words, '--protect', 'y', '--protect', '7', '--json']);
  const { text, sum } = rendered({ script: 'recover', name: ['x'], protect: ['y', '7'] });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    lastshell: expect.any(String),
    script: 'recover',
    bytes: Buffer.byteLength(text),
    lines: text.split('\n').length - 1,
    checksum: sum,
    signals: { whom: 'selected', selectors: { name: ['x'] }, protect: { names: ['y'], pids: [7] }, hold: 'auto' },
    text,
  });
});

test.each([
  [['print'], 'asked', 'auto'],
  [['print', 'why'], 'nobody', 'never'],
  [['print', 'thaw', '--all'], 'everybody stopped', 'never'],
  [['print', 'recover', '--name', 'x', '--dry-run'], 'nobody', 'never'],
  [['print', 'recover', '--name', 'x', '--hold', 'first'], 'selected', 'first'],
  [['print', 'typed', '--name', 'x'], 'selected', 'first'],
])('%j signals %s, hold: %s', async (line, whom, hold) => {
  const { stdout } = await lastshell([...line, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ signals: { whom, hold } });
});
