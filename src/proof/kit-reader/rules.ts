/** Every rule: what is wrong in general, and what to write instead. A directive allows one by its name. */
export const rules = {
  substitution: 'set a variable with printf -v, read or a parameter expansion',
  'process-substitution': 'read from a file, or keep the words in an array',
  pipeline: 'redirect from a file, or do one step after the other in one loop',
  background: 'do it in turn; wait with read -t on something that never speaks',
  subshell: 'use { …; } and local variables',
  coproc: 'nothing without a second process can do this',
  external: 'use a builtin, or a function that is defined above',
  'dynamic-command': 'write the command out; choose among several with case',
  exec: 'use exec for redirections only',
  eval: 'write the command out; printf -v sets a variable whose name is computed',
  source: 'put the text into this file, or check that file too and allow this line',
  trap: 'write the action in single quotes',
  alias: 'use a function',
  arith: 'first let through digits only: [[ $x && $x != *[^0-9]* ]]',
  name: 'write the name out, or compute it from literals and checked numbers only',
  indirect: 'write the name out, or use an array',
  transform: 'print the value as it is',
  nameref: 'use an array, or printf -v with a name that is written out',
  prompt: 'set a text without $ and `',
  heredoc: 'print short pieces with printf',
  time: 'leave it out',
  option: 'use this builtin without that option',
  shell: 'use what every shell in question has',
  syntax: 'repair it; the shell itself says more: bash -n FILE',
  text: 'save the file as UTF-8 without NUL',
  complex: 'split it into smaller files',
  directive: 'write: # lastshell: allow RULE why this is safe',
} as const;

export type Rule = keyof typeof rules;

/** Whether a name is one of the rules. */
export function isRule(name: string): name is Rule {
  return Object.hasOwn(rules, name);
}

/** One place where a script may start a process, or is not understood well enough to say that it does not. */
export interface ForkFinding {
  file: string;
  line: number;
  column: number;
  rule: Rule;
  reason: string;
  instead: string;
}

/** A finding that a comment in the script allows, with the reason it gives. */
export interface AllowedFinding extends ForkFinding {
  because: string;
}
