import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { checkFramed } from '../../src/proof/framed.ts';
import { frame } from '../../src/render/frame/frame.ts';
import { renderText } from '../../src/render/rendered.ts';
import { slice } from '../support/whole.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const { text, sum, body } = renderText(buildPlan({ script: 'recover', name: ['forkbomb'] }));

/** What `lastshell check -` says of a text. */
function check(input: string): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [cli, 'check', '-'], { input, encoding: 'utf8' });
}

/** The text with another character at one place. */
function changed(at: number): string {
  const other = text[at] === 'x' ? 'y' : 'x';
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}

/** A newline at the end is what a paste may lose. */
const places = Array.from({ length: text.length - 1 }, (_, at) => at);
const from = text.indexOf('\n##') + 1;
const to = text.lastIndexOf(')\n# ');

describe('a text of ours, given to check', () => {
  test('its frame is known, its body is proved, and the two are said to be one text', () => {
    const printed = execFileSync(process.execPath, [cli, 'print', 'recover', '--name', 'forkbomb'], {
      encoding: 'utf8',
    });
    expect(printed).toBe(text);
    const { status, stdout } = check(printed);
    expect(stdout).toContain(`frame and body are one text of lastshell (checksum ${sum}); the body was judged`);
    expect(stdout).toContain('cannot start a process');
    expect(status).toBe(0);
    expect(checkFramed(text, '-')).toMatchObject({ body, framed: sum, findings: [] });
  }, 60_000);

  test('a fork in a body that is framed anew is found: the body is read, and not the word in the frame', () => {
    const forking = frame(body.replace('ls_main 2>/dev/null', 'ls >/dev/null\nls_main 2>/dev/null')).text;
    expect(checkFramed(forking, '-')).toMatchObject({
      findings: [{ reason: expect.stringContaining('ls is neither a builtin') }],
    });
  });

  test.each([
    ['the body', 'KILL gives no', 'KILL gives so'],
    ['the first line of the frame', '130|254', '131|254'],
    ['the last line of the frame', 'now press', 'now bress'],
  ])(
    'a changed byte in %s is said',
    (_, part, other) => {
      expect(text).toContain(part);
      const { status, stdout } = check(text.replace(part, other));
      expect(stdout).toMatch(/^-:1:1: this begins as a text of lastshell does and is damaged/);
      expect(stdout).not.toContain('cannot start a process');
      expect(status).toBe(1);
    },
    60_000,
  );

  test('and at every other place', () => {
    const some = places.filter((at) => at < from || at > to || at % slice(1, 29) === 0);
    expect(some.filter((at) => checkFramed(changed(at), '-') !== 'damaged')).toEqual([]);
  }, 600_000);
});
