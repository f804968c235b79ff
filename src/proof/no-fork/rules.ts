/** What stands for a rule in a message: what to write instead, and an example that a test proves. */
interface Advice {
  readonly instead: string;
  readonly example: string;
}

/** Every kind of place. Examples are for all shells, but those of the names in `bashOnly`. */
export const rules = {
  substitution: { instead: 'take a part of a value, or read from a file', example: 'name=${path##*/}' },
  'process-substitution': {
    instead: 'read from a file',
    example: 'while read -r line; do echo "$line"; done </etc/passwd',
  },
  pipeline: {
    instead: 'read from a file, in one loop',
    example: 'while read -r line; do echo "$line"; done </etc/passwd',
  },
  background: { instead: 'do it in turn', example: 'echo first; echo second' },
  subshell: { instead: 'use braces, and local variables', example: 'f() { local x=1; echo "$x"; }' },
  coproc: { instead: 'read from a file', example: 'read -r load x </proc/loadavg' },
  external: { instead: 'use a builtin, or a function that stands above', example: 'f() { echo "$1"; }; f hello' },
  'dynamic-command': {
    instead: 'write the command out; choose with case',
    example: 'case $x in up) echo up;; *) echo down;; esac',
  },
  exec: { instead: 'use exec for redirections only', example: 'exec 3>/dev/null; echo hello >&3' },
  eval: { instead: 'write the command out', example: 'case $x in a) a=1;; b) b=1;; esac' },
  source: { instead: 'put the text into this file', example: 'f() { echo "$1"; }; f hello' },
  trap: {
    instead: 'write the action out, in quotes, of plain builtins',
    example: 'trap "echo interrupted; exit 1" INT',
  },
  alias: { instead: 'use a function', example: 'f() { echo "$1"; }; f hello' },
  arith: {
    instead: 'let numbers through only, under another name',
    example: 'case $x in "" | *[!0-9]*) n=0;; *) n=$x;; esac; echo "$((n + 1))"',
  },
  unset: { instead: 'set the number above this place, in a line of its own', example: 'n=0\nn=$((n + 1))' },
  name: { instead: 'write out a name of your own', example: 'read -r line </etc/hostname' },
  indirect: { instead: 'write the name out, or choose with case', example: 'case $x in a) y=$a;; b) y=$b;; esac' },
  transform: { instead: 'show the value as it is', example: 'echo "$x"' },
  prompt: { instead: 'set a text without a dollar, and leave set -x out', example: 'PS1="> "' },
  heredoc: { instead: 'show short pieces with echo', example: 'echo "one line"; echo "another"' },
  redirection: { instead: 'put it on a command', example: ': >/dev/null' },
  function: {
    instead: 'define it once, at the top of the script, above its first call',
    example: 'f() { echo "$1"; }; f hello',
  },
  operands: { instead: 'compare two values by one operator', example: '[ "$a" = "$b" ] && [ -n "$c" ]' },
  option: { instead: 'leave that option out', example: 'read -r line </etc/hostname' },
  shell: { instead: 'use what all the shells in question have', example: '[ "$a" = "$b" ] && echo same' },
  syntax: { instead: 'repair it; the shell itself says more: bash -n FILE', example: ':' },
  text: {
    instead: 'use printable ASCII outside of quotes, and break lines at a blank only',
    example: 'echo one \\\n  two',
  },
  complex: { instead: 'split it into smaller files', example: ':' },
  directive: { instead: 'say why', example: '# lastshell: allow external this is meant\n:' },
} as const satisfies Record<string, Advice>;

export type Rule = keyof typeof rules;

/** Whether a name is one of the rules. */
export function isRule(name: string): name is Rule {
  return Object.hasOwn(rules, name);
}

/** One place where a script starts a process, or that is outside the language in which it could be shown not to. */
export interface ForkFinding {
  file: string;
  line: number;
  column: number;
  rule: Rule;
  /** The word it is about, such as the command. */
  name: string;
  /** It starts a process whenever it is reached, in every shell in question. */
  starts: boolean;
  reason: string;
  instead: string;
}

/** A finding that a comment in the script allows, with the reason it gives. */
export interface AllowedFinding extends ForkFinding {
  because: string;
}
