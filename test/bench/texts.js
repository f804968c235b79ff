import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPlan } from '../../build/plan/build-plan.js';
import { frame } from '../../build/render/frame/frame.js';
import { renderText } from '../../build/render/rendered.js';

const CLI = path.join(import.meta.dirname, '../../dist/cli.js');
const START = '\nif \\builtin declare -F ';
const SIGNAL = 'ls_kill() { command kill -s "$@"; }';

/**
 * The recover text up to its first signal: there the shell ends. It is framed anew, for the frame counts every byte.
 * Nothing else is changed, so this is what the last shell computes before anything happens to the rogue.
 */
function upToFirstSignal() {
  const { body } = renderText(buildPlan({ script: 'recover', name: ['x'] }));
  if (!body.includes(`\n${SIGNAL}\n`))
    throw new Error('recover signals in another way: test/bench/texts.js must follow it');
  return frame(body.replace(SIGNAL, 'ls_kill() { exit; }')).text;
}

/**
 * The top script without its second look, which waits half a second and reads only who is new.
 *
 * @param {string} text
 */
function oneLook(text) {
  const at = text.lastIndexOf(START);
  if (at < 0 || !text.includes('\n__ls_growth() {'))
    throw new Error('the generated top has changed: test/bench/texts.js must follow it');
  return `${text.slice(0, at)}\n__ls_growth() { :; }${text.slice(at)}`;
}

/**
 * Writes the texts to measure into `folder`, as the command line prints them.
 *
 * @param {string} folder
 * @param {string} fakeProc the folder that stands in for /proc
 */
export function writeTexts(folder, fakeProc) {
  const print = (...args) => execFileSync(process.execPath, [CLI, 'print', ...args], { encoding: 'utf8' });
  const top = print('top');
  const texts = {
    first: upToFirstSignal(),
    freeze: print('freeze', '--name', 'x', '--hold', 'never'),
    list: print('list'),
    why: print('why'),
    top,
    tally: oneLook(top),
    'fake-list': print('list', '--proc', fakeProc),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, `${name}.sh`), text);
}
