import path from 'node:path';

/**
 * @typedef {object} Design
 * @property {string} id
 * @property {string} title as it stands in the table
 * @property {readonly string[]} argv
 * @property {'shell' | 'program'} start what is subtracted: the start of the shell, or of the program
 * @property {boolean} [stops] every sleeper must be stopped afterwards
 */

/** The columns that `list` prints. */
const COLUMNS = 'pid,ppid,stat,nlwp,uid,luid,pgid,sid,tty,etime,comm';

/** The recipe that is passed around, one kill a process. Over the made-up /proc it signals itself, harmlessly. */
const loop = (proc, target) =>
  `for pid in ${proc}/[0-9]*; do test -r $pid/exe && read pid_ comm state ppid junk < $pid/stat && ` +
  `[ $comm = "(x)" ] && kill ${target}; done 2>/dev/null`;

/** What three files a process cost in bash at the least: read, not taken apart and not printed. */
const bare = (proc) =>
  `for p in ${proc}/[0-9]*; do read -r -a f <$p/stat; mapfile -t -s 6 -n 3 raw <$p/status; ` +
  `read -r login <$p/loginuid; done 2>/dev/null`;

/** The least for a choice by name. */
const BARE_NAMES =
  'for p in /proc/[0-9]*; do read -r c <$p/comm; [[ $c == x ]] && k+=("${p##*/}"); done 2>/dev/null; kill -STOP "${k[@]}"';

/**
 * @param {{bash: string, texts: string, fakeProc: string, nursery: number}} context
 * @returns {{real: Design[], fake: Design[]}}
 */
export function designs({ bash, texts, fakeProc, nursery }) {
  const shell = (id, title, code, stops = false) => ({
    id,
    title,
    argv: [bash, '--norc', '--noprofile', '-c', code],
    start: 'shell',
    stops,
  });
  const ours = (id, title, stops = false, file = id) => ({
    id,
    title,
    argv: [bash, '--norc', '--noprofile', path.join(texts, `${file}.sh`)],
    start: 'shell',
    stops,
  });
  const program = (id, title, argv, stops = false) => ({ id, title, argv, start: 'program', stops });
  const children = `/proc/${nursery}/task/${nursery}/children`;
  return {
    real: [
      shell('loop', 'the well-known loop, one `kill` a process', loop('/proc', '-STOP ${pid##*/}'), true),
      ours('pass', '`freeze`: one pass by name', true),
      ours('freeze', '`freeze`: complete, every pass, look and its report', true),
      ours('list', '`list`: complete'),
      ours('why', '`why`: complete'),
      ours('top', '`top`: complete, with its second look'),
      ours('tally', '`top`: one look'),
      shell('bare', 'bare reading of the three files `list` needs', bare('/proc')),
      shell('names', 'bare reading of names, one `kill`', BARE_NAMES, true),
      program('ps', '`ps -e`', ['ps', '-e']),
      program('ps-columns', '`ps` with the columns of `list`', ['ps', '-eo', COLUMNS]),
      program('pkill', '`pkill -STOP -x x`', ['pkill', '-STOP', '-x', 'x'], true),
      shell(
        'children',
        'lever: the `children` file, one `kill`',
        `read -r -a k <${children}; kill -STOP "\${k[@]}"`,
        true,
      ),
      shell('group', 'lever: `kill -STOP -- -PGID`', `kill -STOP -- -${nursery}`, true),
    ],
    fake: [
      shell('loop', '', loop(fakeProc, '-CONT $$')),
      ours('list', '', false, 'fake-list'),
      shell('bare', '', bare(fakeProc)),
    ],
  };
}

/** The start of a shell and of a program that does nothing: subtracted from what is measured. */
export const starts = (bash) => ({
  shell: [bash, '--norc', '--noprofile', '-c', ':'],
  program: ['ps', '--version'],
});
