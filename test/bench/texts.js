import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const CLI = path.join(import.meta.dirname, '../../dist/cli.js');
const START = '\nif \\builtin declare -F ';

/**
 * The generated text with `lines` put right before its main function is called.
 *
 * @param {string} text
 * @param {readonly string[]} lines
 */
function beforeStart(text, lines) {
  const at = text.lastIndexOf(START);
  if (at < 0)
    throw new Error(
      'the generated text no longer checks its functions before it starts: test/bench/texts.js must follow it',
    );
  return `${text.slice(0, at)}\n${lines.join('\n')}${text.slice(at)}`;
}

/**
 * The freeze script with everything real, except that its loop makes one pass and does not look afterwards, and that
 * the limits are not read; the shell ends there. What is left is the options, the protected set, one walk and the signals.
 *
 * @param {string} text
 */
function onePass(text) {
  for (const name of ['__ls_freeze', '__ls_levels', '__ls_slots', '__ls_pass'])
    if (!text.includes(`\n${name}() {`))
      throw new Error(`the generated text has no ${name}: test/bench must follow it`);
  return beforeStart(text, [
    '__ls_freeze() { local new; __ls_pass; exit 0; }',
    '__ls_levels() { :; }',
    '__ls_slots() { :; }',
  ]);
}

/**
 * The top script without its second look, which waits half a second and reads only who is new.
 *
 * @param {string} text
 */
function oneLook(text) {
  if (!text.includes('\n__ls_growth() {'))
    throw new Error('the generated text has no __ls_growth: test/bench must follow it');
  return beforeStart(text, ['__ls_growth() { :; }']);
}

/**
 * Writes the texts to measure into `folder`, as the command line prints them.
 *
 * @param {string} folder
 * @param {string} fakeProc the folder that stands in for /proc
 */
export function writeTexts(folder, fakeProc) {
  const print = (...args) => execFileSync(process.execPath, [CLI, 'print', ...args], { encoding: 'utf8' });
  const freeze = print('freeze', '--name', 'x');
  const top = print('top');
  const texts = {
    pass: onePass(freeze),
    freeze,
    list: print('list'),
    why: print('why'),
    top,
    tally: oneLook(top),
    'fake-list': print('list', '--proc', fakeProc),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, `${name}.sh`), text);
}
