const first = { code: 'SC2250', reason: 'braces around every name would hide the few that matter' };

const last = [
  { code: 'SC2154', reason: 'names are local to __ls_main and set in the functions that it calls' },
  { code: 'SC2034', reason: 'and read in other functions than the one that sets them' },
  { code: 'SC2310', reason: 'the last line switches set -e off on purpose' },
  { code: 'SC2016', reason: 'what was asked for is quoted so that nothing in it is expanded' },
];

/** ShellCheck findings that our texts are allowed, each with the reason that is printed beside it. */
export const lintExceptions = [
  first,
  { code: 'SC2244', reason: '[[ $x ]] is the usual way to ask whether x is empty' },
  ...last,
];

/** The same for the texts in the language of dash, busybox ash, mksh and zsh. */
export const shLintExceptions = [
  first,
  { code: 'SC3043', reason: 'all three have local' },
  { code: 'SC3013', reason: 'all three have -ef' },
  { code: 'SC2041', reason: 'one value is asked for as several would be' },
  { code: 'SC2317', reason: 'traps and other functions call them all' },
  { code: 'SC3034', reason: 'only mksh comes to it, and can' },
  { code: 'SC3041', reason: 'of these shells only mksh is asked for -X' },
  { code: 'SC3045', reason: 'read -t is asked of those that have it only' },
  ...last,
];
