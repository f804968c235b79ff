import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { checkScript } from '../../src/proof/verdict/check-script.ts';

/** What a person does once a text has defined lastshell; it shows "evaluated" where a value was run. */
const LATER = 'n=\'a[$(echo evaluated >&2)]\'\nlastshell "$n"\n';

/** Texts that define lastshell, each with the verdict, and what is shown if a person calls it later. */
const texts: [title: string, text: string, verdict: string, shown: RegExp][] = [
  ['set in the script', 'n=1\nlastshell() {\n  : $((n))\n}\nlastshell look\n', 'not proved', /evaluated/],
  ['set for a function in the script', 'n=1\nlastshell() { f; }\nf() { : $((n)); }\nlastshell look\n', 'not proved', /evaluated/],
  ['given by the script', 'lastshell() {\n  : $(($1))\n}\nlastshell 1\n', 'not proved', /evaluated/],
  ['set by another entry', 'g() {\n  n=1\n  f\n}\nlastshell() { f; }\nf() { : $((n)); }\ng\n', 'not proved', /evaluated/],
  ['taken away by the script', 'lastshell() { f; }\nf() { :; }\nlastshell\nunset -f f\n', 'not proved', /not found/],
  ['taken away but itself', 'lastshell() {\n  f\n  unset -f f\n}\nf() { :; }\nlastshell\n', 'not proved', /not found/],
  ['taken away as a variable', 'lastshell() {\n  f\n  unset lastshell\n  unset -f f\n}\nf() { :; }\nlastshell=1\nlastshell\n', 'not proved', /not found/],
  ['set at its head', 'lastshell() {\n  local n=0\n  f\n}\nf() { : $((n)); }\nlastshell look\n', 'cannot', /^$/],
  ['taken away at its end', 'lastshell() {\n  f\n  [ -z "$1" ] || return 0\n  unset -f lastshell f\n}\nf() { :; }\nlastshell 1\n', 'cannot', /^$/],
]; // prettier-ignore

test.each(texts)('lastshell may be called at any time: %s', (_, text, verdict, shown) => {
  expect(checkScript(text).verdict).toBe(verdict);
  expect(spawnSync('bash', { input: text + LATER }).stderr.toString()).toMatch(shown);
});
