import type { CommandExpansionPart, DoubleQuotedChild, Script, Word, WordPart } from 'unbash';
import { visitArithmetic } from './arithmetic.ts';
import { visitExpansion } from './expansion.ts';
import { visitScript } from './lists.ts';
import { type Visit, placeOf, report } from './visit.ts';

/** What would be an expansion, if it were not for a backslash in front. */
const EXPANDS = /^(?:[^\\$`]|\\[\s\S]|\$(?![\w({['"@*#?!$=~^+-]))*(?:`|\$[\w({['"@*#?!$=~^+-])/;
/** A line that is broken where no blank is. */
const BROKEN = /(?:^|[^\s\\])\\(?:\\\\)*\n/;
/** What ends a word to a shell, if no backslash stands in front. */
const BREAKS = /^(?:[^\\]|\\[\s\S])*?[()<>|&;]/;

type Part = WordPart | DoubleQuotedChild;

/** Judges a word: what stands in it, wherever it stands. */
export function visitWord(v: Visit, word: Word): void {
  if (word.parts === undefined) {
    if (BROKEN.test(word.text)) report(v, word, 'text', 'a line is broken inside a word');
    return visitLiteral(v, word);
  }
  visitParts(v, word.parts);
}

/** Judges the parts of a word, of a quoted string or of a here-document. */
export function visitParts(v: Visit, parts: readonly Part[]): void {
  for (const [at, part] of parts.entries()) {
    visitPart(v, part);
    if (part.type !== 'SingleQuoted' && BROKEN.test(part.text))
      report(v, part, 'text', 'a line is broken inside a word');
    const next = parts[at + 1];
    const isOne =
      next !== undefined &&
      (next.text.startsWith('[') ? /Expansion$/.test(part.type) : part.text === '$#' && /^[\w*@?!#$-]/.test(next.text));
    if (isOne && v.check.shells.hasZsh)
      report(v, next, 'shell', 'zsh takes this for a part of the expansion before it; put quotes between them');
  }
}

function visitLiteral(v: Visit, node: { pos: number; text: string }): void {
  // Of two bytes some character sets make one, of which the second is an ASCII character.
  if (/[^\x00-\x7f][\\`]/.test(node.text))
    report(v, node, 'text', 'in some locales a character takes the next one with it');
  const isEnd = v.check.shells.hasZsh && !v.isQuoted && /(?<!\\)\}$/.test(node.text);
  if (isEnd || EXPANDS.test(node.text) || (!v.isQuoted && BREAKS.test(node.text))) outside(v, node, node.text);
  if (!v.isQuoted && /[^\t\n\x20-\x7e]/.test(node.text))
    report(v, node, 'text', 'shells do not agree on what this character is');
}

function outside(v: Visit, node: { pos: number }, text: string): void {
  report(v, node, 'syntax', `this cannot be read with certainty: ${text.slice(0, 30)}`);
}

function visitPart(v: Visit, part: Part): void {
  const { type } = part;
  if (/Quoted$/.test(type)) v.check.quoted.push(part);
  if (type === 'Literal') visitLiteral(v, part);
  else if (type === 'AnsiCQuoted') onlyBash(v, part, "$'…'");
  else if (type === 'LocaleString') report(v, part, 'shell', 'a string that is translated is expanded after that');
  else if (type === 'DoubleQuoted') visitParts({ ...v, isQuoted: true }, part.parts);
  else if (type === 'Glob' || type === 'BraceExpansion') visitParts(v, part.parts ?? []);
  else if (type === 'ExtendedGlob') {
    onlyBash(v, part, 'a pattern with brackets');
    if (part.parts === undefined && EXPANDS.test(part.pattern)) outside(v, part, part.pattern);
    visitParts(v, part.parts ?? []);
  } else if (type === 'ParameterExpansion') visitExpansion(v, part);
  else if (type === 'ArithmeticExpansion') {
    if (part.text.startsWith('$((')) visitArithmetic(v, part, part.text.slice(3, -2));
    else report(v, part, 'arith', '$[…] is arithmetic to some shells only');
  } else if (type === 'CommandExpansion') visitSubstitution(v, part);
  else if (type === 'ProcessSubstitution') {
    report(v, part, 'process-substitution', 'a process substitution starts a process', '', v.check.shells.isBash);
    inner(v, part, part.script);
  }
}

/** Notes what only bash has, where the text may be run by another shell. */
export function onlyBash(v: Visit, node: { pos: number }, what: string): void {
  if (!v.check.shells.isBash) report(v, node, 'shell', `not all of the shells in question have ${what}`);
}

/** Every one that holds a command starts a process, in each shell. */
function visitSubstitution(v: Visit, part: CommandExpansionPart): void {
  const isOld = /^\$\((?!\()|^`/.test(part.text);
  const commands = part.script?.commands ?? [];
  const starts = isOld && commands.some(({ command }) => command.type !== 'Command' || command.name !== undefined);
  report(v, part, 'substitution', 'a command substitution starts a process', '', starts);
  inner(v, part, part.script);
}

/** What runs in the other process is looked at too: it may start more. */
function inner(v: Visit, part: { pos: number }, script: Script | undefined): void {
  if (script === undefined) return;
  const scope = { ...v.scope, guarded: new Set<string>() };
  const text = script.source ?? v.text;
  visitScript(
    { ...v, scope, text, isQuoted: false, origin: script.source === undefined ? v.origin : placeOf(v, part) },
    script,
  );
}
