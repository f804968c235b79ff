import type { Word } from 'unbash';
import { literalOf, plainOf } from '../../../shell/literal.ts';
import { NAME } from '../../../shell/names.ts';
import { placeOf, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';

const SWITCHES = /^[-+][efuCv]+$|^\+x$/;
const WITH_NAME = /^[-+][efuCv]*o$/;
const NAMES = new Set(['errexit', 'nounset', 'noglob', 'noclobber', 'pipefail', 'verbose']);

/** Judges set: options that run nothing, and new parameters. */
export function visitSet(call: Call): void {
  const { v } = call;
  const words = wordsOf(call);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const text = word === undefined ? undefined : literalOf(word);
    if (word === undefined || text === undefined)
      return option(call, word ?? call.name, 'set with words that may be options');
    if (!/^[-+]/.test(text) || text === '--' || text === '-') {
      if (v.scope.fn !== undefined) v.check.facts.shifting.add(v.scope.fn);
      return;
    }
    const next = words[at + 1];
    const name = WITH_NAME.test(text) && next !== undefined ? literalOf(next) : undefined;
    const isKnown = name === undefined ? SWITCHES.test(text) : NAMES.has(name);
    if (!isKnown)
      return option(call, word, `set ${text}${name === undefined ? '' : ` ${name}`} is outside the language`);
    if (name !== undefined) at += 1;
  }
}

function option({ v, word }: Call, node: Word, reason: string): void {
  report(v, node, /^set [-+]\w*x| xtrace/.test(reason) ? 'prompt' : 'option', reason, word);
}

const SHOPTS =
  /^(?:checkwinsize|cmdhist|dotglob|extglob|failglob|globstar|histappend|inherit_errexit|lastpipe|login_shell|nocaseglob|nocasematch|nullglob)$/;

export function visitShopt(call: Call): void {
  for (const word of wordsOf(call)) {
    const text = literalOf(word) ?? '';
    if (!/^-[supq]+$/.test(text) && !SHOPTS.test(text))
      option(call, word, `shopt ${word.text} is outside the language`);
  }
}

/** Judges unset: of variables, and of functions once nobody calls them any more. */
export function visitUnset(call: Call): void {
  const { v } = call;
  const { facts, shells } = v.check;
  let kind = '';
  for (const word of wordsOf(call)) {
    const name = shells.isBash ? literalOf(word) : plainOf(word);
    if (name === '-f' || name === '-v') kind = name;
    else if (name !== undefined && NAME.test(name)) {
      const isFunction = kind === '-f' || (kind === '' && facts.functions.has(name));
      if (isFunction) facts.removed.push({ name, pos: placeOf(v, word), scope: v.scope });
      else facts.unsure.add(name);
    } else if (!(shells.isBash && /^[A-Za-z_]\w*\[\d+\]$/.test(name ?? '')))
      report(v, word, 'name', 'the name of what is unset is not written out', 'unset');
  }
}
