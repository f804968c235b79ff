import { isBuiltin, outside } from '../command.ts';
import { isSingle, literalOf } from '../../../shell/literal.ts';
import { needsOf } from '../numbers.ts';
import { assignTo, demand, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';
import { visitDeclare } from './declare.ts';
import { visitRead } from './read.ts';
import { visitSet, visitShopt, visitUnset } from './set.ts';
import { visitPrintf } from './printf.ts';
import { visitTest } from './test.ts';
import { visitTrap } from './trap.ts';

/** Any words: what they say is shown, looked up or sent, and never evaluated. */
const ANY = new Set([':', 'true', 'false', 'echo', 'pwd', 'times', 'kill', 'cd', 'type', 'unalias', 'dirs', 'pushd', 'popd', 'disown', 'caller']); // prettier-ignore

const IN_TRAPS = new Set([':', 'true', 'false', 'echo', 'printf', 'kill', 'exit', 'trap', 'command']);

/** Judges the words of a builtin. */
export function visitBuiltin(call: Call): void {
  const { v, word, name } = call;
  if (v.scope.inTrap && !IN_TRAPS.has(word))
    report(v, name, 'trap', `the action of a trap does more than it may: ${word}`, word);
  if (word === 'shift' && v.scope.fn !== undefined) v.check.facts.shifting.add(v.scope.fn);
  if (!ANY.has(word)) (visitors.get(word) ?? visitNumbers)(call);
}

const visitors = new Map<string, (call: Call) => void>([
  ...['[', 'test'].map((word) => [word, visitTest] as const),
  ...['local', 'declare', 'typeset', 'export', 'readonly'].map((word) => [word, visitDeclare] as const),
  ...['read', 'mapfile', 'readarray'].map((word) => [word, visitRead] as const),
  ...['command', 'builtin'].map((word) => [word, visitPrecommand] as const),
  ['set', visitSet],
  ['shopt', visitShopt],
  ['unset', visitUnset],
  ['printf', visitPrintf],
  ['trap', visitTrap],
  [
    'exec',
    ({ v, name, args }) =>
      args[0] && report(v, name, 'exec', 'exec puts a program in the place of the shell', args[0].text),
  ],
  ['getopts', visitGetopts],
]);

const LIMITS = new Map([
  ['umask', /^[-\w=,+]+$/],
  ['ulimit', /^(?:-[A-Za-z]+|unlimited|hard|soft)$/],
]);

/** return, exit, break, continue, umask, ulimit, wait, jobs, hash: mksh evaluates what they are given. */
function visitNumbers({ v, word, args }: Call): void {
  for (const each of args) {
    const text = each.type === 'Word' ? literalOf(each) : undefined;
    const isWord = text !== undefined && (/^\d+$/.test(text) || LIMITS.get(word)?.test(text) === true);
    const isOption = text !== undefined && /^(?:jobs -[lprs]+|hash -r|wait -[fn]+)$/.test(`${word} ${text}`);
    if (isWord || isOption) continue;
    if (text !== undefined || each.type !== 'Word')
      report(v, each, 'option', `${word} is given something else than a number`, word);
    else if (v.check.shells.hasMksh || v.check.shells.hasZsh || !/^(?:return|exit)$/.test(word))
      demand(v, each, needsOf(v, each), each.text);
  }
}

/** `command -v` looks only; anything else runs a builtin, whatever functions there are. */
function visitPrecommand({ v, name, word, args }: Call): void {
  const [first, ...rest] = args;
  if (first === undefined) return;
  const inner = first.type === 'Word' ? literalOf(first) : undefined;
  if (inner === undefined || first.type !== 'Word')
    return report(v, first, 'dynamic-command', 'what runs here shows only when the script runs', first.text);
  const [looked] = rest;
  const isName = looked?.type === 'Word' && /^[\w./]/.test(literalOf(looked) ?? '-');
  if (word === 'command' && /^-[vV]$/.test(inner) && (isName || !v.check.shells.hasOwnCommand)) return;
  if (v.check.shells.hasOwnCommand) return report(v, name, 'option', 'in zsh command runs a program', inner);
  if (/^(?:local|declare|typeset|export|readonly)$/.test(inner))
    return report(v, name, 'option', `behind ${word} the values of ${inner} are split into words`, inner);
  if (isBuiltin(v, inner)) visitBuiltin({ v, name: first, word: inner, args: rest });
  else outside(v, first, inner);
}

function visitGetopts(call: Call): void {
  const [optstring, target] = wordsOf(call);
  assignTo(call.v, target, call.name, undefined);
  if (optstring && !isSingle(optstring)) report(call.v, optstring, 'name', 'the options are not one word');
}
