import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect } from '@jest/globals';
import { frame } from '../../src/render/frame/frame.ts';
import { testWith } from '../support/need.ts';
import { type Shell, shells } from './shells.ts';

/** Looks at all that the frame promises to a body. */
const body = String.raw`# All that a body may rely on.
ls_row() {
  ls_words="one two three"
  for ls_word in $ls_words; do
    echo "word $ls_word"  # of three (a comment)
  done
  for ls_word in /et[c]; do echo "path $ls_word"; done
}
ls_row
echo "locale $LC_ALL, words $#, $ls_unset"
echo "signs !=#%&*+,-./:;<=>?@[\\]^_{|}~"
false
trap "echo TRAP" HUP
trap - HUP
echo "Text at its end"
unset -f ls_row
unset ls_words ls_word`;
const { text } = frame(body);
const EXPECTED = `word one\nword two\nword three\npath /etc\nlocale C, words 0, \n`;

/** What a person could notice afterwards. */
const snapshot = `{ set | grep -v "^_=\\|^PIPESTATUS=\\|^BASH_LINENO=\\|^LINENO=\\|^SECONDS=\\|^RANDOM=\\|^EPOCH\\|^SRANDOM=\\|^TTYIDLE=\\|^status=\\|^.=\\|^?=\\|^\\$=\\|^KSH_MATCH\\|^BASH_MONOSECONDS\\|^PPID\\|^BASHPID\\|^BASH_ARG\\|^argv=\\|^LASTSTATUS" || :; }
echo "$-"; trap; alias; umask; { typeset -f || :; } 2>/dev/null; export -p || :`;

const common: [string, string][] = [
  ['nothing set', ''],
  ['set -u', 'set -u'],
  ['set -e', 'set -e'],
  ['set -f', 'set -f'],
  ['set -C', 'set -C'],
  ['set -euf', 'set -euf'],
  ['IFS of letters', 'IFS=esl_x'],
  ['IFS of digits and signs', 'IFS=01-'],
  ['IFS empty', 'IFS='],
  ['IFS unset', 'unset IFS'],
  ['LC_ALL set', 'LC_ALL=C.UTF-8'],
  ['LC_ALL exported', 'export LC_ALL=C.UTF-8'],
  ['LC_ALL unset', 'unset LC_ALL'],
  ['arguments', 'set -- a "b c"'],
  ['names of ours in use', 'ls_t=1 ls_s=x ls_i="a b" ls_b=; ls_hello() { :; }'],
];
const ofBash: [string, string][] = [
  ['nocasematch', 'shopt -s nocasematch'],
  ['failglob', 'shopt -s failglob'],
  ['nullglob', 'shopt -s nullglob'],
  ['extglob', 'shopt -s extglob'],
  ['posix', 'set -o posix'],
];
const ofZsh: [string, string][] = [
  ['global aliases', 'alias -g word=BAD one=BAD path=BAD'],
  ['shwordsplit', 'setopt shwordsplit'],
  ['globsubst', 'setopt globsubst'],
  ['ksharrays', 'setopt ksharrays'],
  ['extendedglob', 'setopt extendedglob'],
  ['nullglob', 'setopt nullglob'],
  ['noclobber and nounset', 'setopt noclobber nounset'],
  ['warncreateglobal', 'setopt warncreateglobal'],
  ['errreturn', 'setopt errreturn'],
  ['emulate sh', 'emulate sh'],
  ['emulate ksh', 'emulate ksh'],
];

function settingsOf({ argv: [program = ''] }: Shell): [string, string][] {
  if (program.includes('bash')) return [...common, ...ofBash];
  return program === 'zsh' ? [...common, ...ofZsh] : common;
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-frame-'));
const file = join(folder, 'text.sh');
writeFileSync(file, text);

afterAll(() => rmSync(folder, { recursive: true }));

interface Seen {
  readonly before: string;
  readonly after: string;
  readonly between: string;
  readonly said: string;
}

/** Runs a text between two looks at the shell. */
function look({ argv: [program = '', ...args] }: Shell, setting: string, framed: string): Seen {
  const seen = `echo LOOK\nls_look\necho LOOK\n`;
  const input = `ls_look() {\n${snapshot}\n}\n${setting}\n${seen}${framed}\n${seen}`;
  const { stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: 'latin1',
    env: { PATH: process.env['PATH'], HOME: '/' },
  });
  const [, before = 'nothing', between = '', after = ''] = stdout.split(/^LOOK\n/m);
  return { before, between, after, said: stderr };
}

describe.each(shells)('$name', (shell) => {
  const test = testWith(shell.lack);

  test.each(settingsOf(shell))('%s: the text runs, and the shell is as before', (_, setting) => {
    const { before, between, after, said } = look(shell, setting, text);
    expect(said).toBe('');
    expect(between.startsWith(EXPECTED)).toBe(true);
    expect(between).toMatch(/Text at its end\n$/);
    expect(after).toBe(before);
  });

  test('pasted twice it runs twice', () => {
    const { before, between, after } = look(shell, '', text + text);
    expect(between.match(/Text at its end\n/g)).toHaveLength(2);
    expect(after).toBe(before);
  });

  test('read from a file', () => {
    const { before, between, after } = look(shell, '', `. ${file}`);
    expect(between).toMatch(/Text at its end\n$/);
    expect(after).toBe(before);
  });

  test('a look sees what is left behind', () => {
    const { before, after } = look(shell, '', 'ls_left=1');
    expect(after).not.toBe(before);
  });
});
