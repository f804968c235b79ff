import type { HereDoc, Redirection } from 'unbash';
import { NAME } from '../../shell/names.ts';
import { type Visit, assign, report } from './visit.ts';
import { onlyBash, visitParts, visitWord } from './words.ts';

/** What a pipe holds, so that a shell needs nobody who writes the rest. */
const PAGE = 4096;

/** Judges the redirections of one command. */
export function visitRedirects(v: Visit, redirects: readonly Redirection[]): void {
  const seen = new Set<number>();
  for (const redirect of redirects) {
    const isOutput = redirect.type === 'Redirect' && /^&?>/.test(redirect.operator);
    const descriptor = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : Number(isOutput);
    if (v.check.shells.hasZsh && seen.has(descriptor))
      report(v, redirect, 'redirection', 'zsh starts a process for two redirections of the same descriptor');
    seen.add(descriptor);
    if (/^\d\d/.test(v.text.slice(redirect.pos, redirect.end))) onlyBash(v, redirect, 'a descriptor of two digits');
    visitRedirect(v, redirect);
  }
}

function visitRedirect(v: Visit, redirect: Redirection): void {
  if (redirect.descriptor?.type === 'FileDescriptorVariable') {
    onlyBash(v, redirect, '{name} for a descriptor');
    if (NAME.test(redirect.descriptor.name)) assign(v, redirect, redirect.descriptor.name, []);
    else report(v, redirect, 'name', 'this is no name of a variable');
  }
  if (redirect.type === 'HereDoc') return visitHereDoc(v, redirect);
  if (redirect.type === 'HereString') onlyBash(v, redirect, '<<<');
  else if (redirect.operator.startsWith('&')) onlyBash(v, redirect, redirect.operator);
  const { target } = redirect;
  if (target === undefined) return report(v, redirect, 'syntax', 'it is not to be seen where this goes');
  if (target.text.startsWith('!') || /[<>]/.test(v.text.charAt(target.end)))
    report(v, target, 'syntax', 'zsh takes this for something else than a file');
  // Behind a dash a word of its own may begin.
  if (redirect.operator.endsWith('&') && !/^(?:\d+|-|"?\$\{?\w+\}?"?)$/.test(target.text))
    report(v, target, 'syntax', 'shells do not agree on what this redirection means');
  if (redirect.operator === '>&' && target.text.includes('$'))
    report(v, target, 'redirection', 'bash before 5.3 evaluates the value here once more');
  visitWord(v, target);
  if (v.check.shells.hasZsh && isSeveral(target.text))
    report(v, target, 'redirection', 'where this is several words zsh starts a process: put it in quotes, without @');
  const isPattern = target.parts?.some(({ type }) => /Glob|Brace/.test(type)) ?? false;
  if (v.check.shells.hasZsh && isPattern) report(v, target, 'redirection', 'zsh takes all that a pattern here matches');
}

/** Whether an expansion stands outside of quotes, or is the one of all parameters. */
function isSeveral(word: string): boolean {
  const outside = word.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return /[$`]/.test(outside) || /\$\{?@|\$\{[^}]*@/.test(word);
}

function visitHereDoc(v: Visit, { delimiter, body, closing, pos }: HereDoc): void {
  if (delimiter === undefined || closing === undefined || !/^(?:\w+|'\w+'|"\w+")$/.test(delimiter.text))
    return report(v, { pos }, 'syntax', 'the end of this here-document is not to be seen with certainty');
  v.check.quoted.push(delimiter.quoted ? { ...body, type: 'raw' } : body);
  if (delimiter.quoted) return limit(v, pos, body.text, false);
  const parts = body.parts ?? [];
  visitParts({ ...v, isQuoted: true }, parts);
  if (body.parts === undefined && /[$`]/.test(body.text))
    report(v, { pos }, 'syntax', 'this cannot be read with certainty');
  const isGrowing = parts.some(({ type }) => type !== 'Literal');
  limit(v, pos, body.text, isGrowing);
}

/** dash and busybox let a process of their own write a long one. */
function limit(v: Visit, pos: number, text: string, isGrowing: boolean): void {
  const isLong = new TextEncoder().encode(text).length > PAGE || isGrowing;
  if (isLong && v.check.shells.writesHeredocs)
    report(v, { pos }, 'heredoc', 'a here-document above 4096 bytes is written by another process');
}
