import path from 'node:path';

/**
 * @typedef {object} Design
 * @property {string} id
 * @property {string} title as it stands in the table
 * @property {readonly string[]} argv
 * @property {'shell' | 'dash' | 'program'} start what is subtracted: the start of the shell, or of the program
 * @property {boolean} [stops] every sleeper must be stopped afterwards
 */

/** The recipe that is passed around, one kill a process. Over the made-up /proc it signals itself, harmlessly. */
const loop = (proc, target) =>
  `for pid in ${proc}/[0-9]*; do test -r $pid/exe && read pid_ comm state ppid junk < $pid/stat && ` +
  `[ $comm = "(x)" ] && kill ${target}; done 2>/dev/null`;

/** The same recipe as a person types it, in every shell. */
const RECIPE =
  "for pid in /proc/[0-9]*; do test -r $pid/exe && read pid comm state ppid junk <$pid/stat && [ $comm = '(x)' ] && " +
  'kill -STOP ${pid#/proc/}; done';

/**
 * @param {{bash: string, texts: string, fakeProc: string}} context
 * @returns {{real: Design[], fake: Design[], first: Design[]}}
 */
export function designs({ bash, texts, fakeProc }) {
  const shell = (id, title, code, stops = false) => ({
    id,
    title,
    argv: [bash, '--norc', '--noprofile', '-c', code],
    start: 'shell',
    stops,
  });
  const file = (name) => path.join(texts, `${name}.sh`);
  const ours = (id, title, stops = false, name = id) => ({
    id,
    title,
    argv: [bash, '--norc', '--noprofile', file(name)],
    start: 'shell',
    stops,
  });
  const program = (id, title, argv, stops = false) => ({ id, title, argv, start: 'program', stops });
  return {
    real: [
      shell('loop', 'the well-known loop, one `kill` a process', loop('/proc', '-STOP ${pid##*/}'), true),
      ours('freeze', '`freeze --hold never`: complete', true),
      ours('list', '`list`: complete'),
      ours('why', '`why`: complete'),
      ours('top', '`top`: complete, with its second look'),
      ours('tally', '`top`: one look'),
      program('ps', '`ps -e`', ['ps', '-e']),
      program('pkill', '`pkill -STOP -x x`', ['pkill', '-STOP', '-x', 'x'], true),
    ],
    fake: [shell('loop', '', loop(fakeProc, '-CONT $$')), ours('list', '', false, 'fake-list')],
    first: [
      shell('bash-pass', 'the first pass of the recipe, bash', RECIPE, true),
      ours('bash-first', '`recover` up to its first STOP, bash', false, 'first'),
      {
        id: 'dash-pass',
        title: 'the first pass of the recipe, dash',
        argv: ['dash', '-c', RECIPE],
        start: 'dash',
        stops: true,
      },
      { id: 'dash-first', title: '`recover` up to its first STOP, dash', argv: ['dash', file('first')], start: 'dash' },
    ],
  };
}

/** The start of a shell and of a program that does nothing: subtracted from what is measured. */
export const starts = (bash) => ({
  shell: [bash, '--norc', '--noprofile', '-c', ':'],
  dash: ['dash', '-c', ':'],
  program: ['ps', '--version'],
});
