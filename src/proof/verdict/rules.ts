/** Every kind of place: what to write instead, and an example of it that a test proves for all shells. */
// prettier-ignore
export const rules = {
  substitution: ['take a part of a value, or read from a file', 'name=${path##*/}'],
  'process-substitution': ['read from a file', 'while read -r line; do echo "$line"; done </etc/passwd'],
  pipeline: ['read from a file, in one loop', 'while read -r line; do echo "$line"; done </etc/passwd'],
  background: ['do it in turn', 'echo first; echo second'],
  subshell: ['use braces, and local variables', 'f() { local x=1; echo "$x"; }'],
  coproc: ['read from a file', 'read -r load x </proc/loadavg'],
  external: ['use a builtin, or a function that stands above', 'f() { echo "$1"; }; f hello'],
  'dynamic-command': ['write the command out; choose with case', 'case $x in up) echo up;; *) echo down;; esac'],
  exec: ['use exec for redirections only', 'exec 3>/dev/null; echo hello >&3'],
  eval: ['write the command out', 'case $x in a) a=1;; b) b=1;; esac'],
  source: ['put the text into this file', 'f() { echo "$1"; }; f hello'],
  trap: ['write the action out, in quotes, of plain builtins', 'trap "echo interrupted; exit 1" INT'],
  alias: ['use a function', 'f() { echo "$1"; }; f hello'],
  arith: ['let numbers through only, under another name', 'case $x in "" | *[!0-9]*) n=0;; *) n=$x;; esac; echo "$((n + 1))"'],
  unset: ['set the number above this place, in a line of its own', 'n=0\nn=$((n + 1))'],
  name: ['write out a name of your own', 'read -r line </etc/hostname'],
  indirect: ['write the name out, or choose with case', 'case $x in a) y=$a;; b) y=$b;; esac'],
  transform: ['show the value as it is', 'echo "$x"'],
  prompt: ['set a text without a dollar, and leave set -x out', 'PS1="> "'],
  heredoc: ['show short pieces with echo', 'echo "one line"; echo "another"'],
  redirection: ['put it on a command', ': >/dev/null'],
  function: ['define it once, at the top of the script, above its first call', 'f() { echo "$1"; }; f hello'],
  operands: ['compare two values by one operator', '[ "$a" = "$b" ] && [ -n "$c" ]'],
  option: ['leave that option out', 'read -r line </etc/hostname'],
  shell: ['use what all the shells in question have', '[ "$a" = "$b" ] && echo same'],
  syntax: ['repair it; the shell itself says more: bash -n FILE', ':'],
  text: ['use printable ASCII outside of quotes, and break lines at a blank only', 'echo one \\\n  two'],
  complex: ['split it into smaller files', ':'],
  directive: ['say why', '# lastshell: allow external this is meant\n:'],
} as const;

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
