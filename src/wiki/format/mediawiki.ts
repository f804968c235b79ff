import type { Code, Inline } from '../model.ts';
import { type Format, type Parts, entities, refuse, writePage } from './format.ts';

/** All that wikitext, the save step (~~~~, subst:) or a language variant (-{) could take for markup. */
const special = /[&<>[\]{}|'"=~_#*\\]|:(?=\/\/)/g;

const leading = /^[:;!\-+ ]/;

function escapeText(text: string, isFirst = false): string {
  const escaped = entities(text, special);
  return isFirst ? entities(escaped, leading) : escaped;
}

/** MediaWiki turns a blank before these into a no-break one, in code too, unless it is written as a reference. */
const frenchBlank = / (?=[?:;!%\u00bb\u203a])/g;

const escapeCode = (text: string) => entities(text, special).replace(frenchBlank, '&#32;');

function inline({ kind, text }: Inline, isFirst: boolean): string {
  if (kind === 'code') return `<code>${escapeCode(text)}</code>`;
  return kind === 'strong' ? `'''${escapeText(text)}'''` : escapeText(text, isFirst);
}

/**
 * `pre` with references rather than `syntaxhighlight`: it needs no extension, and is the one tag that gives back every
 * text byte by byte.
 */
function code(block: Code): string {
  refuse('mediawiki', block, /[^\x20-\x7e\n]/);
  const body = entities(block.text.trimEnd(), /[&<>{}[\]~]/g).replace(frenchBlank, '&#32;');
  return `<pre>\n${body}\n</pre>`;
}

const cells = (mark: string, values: readonly string[]) => values.map((value) => `${mark} ${value}`).join('\n');

const parts: Parts = {
  inline,
  // The title is the page's name, so sections begin at two.
  heading: (level, text) =>
    level === 1 ? `'''${escapeText(text)}'''` : `${'='.repeat(level)} ${text} ${'='.repeat(level)}`,
  list: (isOrdered, items) => items.map((item) => `${isOrdered ? '#' : '*'} ${item}`).join('\n'),
  table: (head, rows) =>
    ['{| class="wikitable"', cells('!', head), ...rows.map((row) => `|-\n${cells('|', row)}`), '|}'].join('\n'),
  stop: (body) => `<div style="border:3px solid #a00; padding:0.5em 1em;">\n${body}\n</div>`,
  fold: (title, body) => `== ${title} ==\n\n<div class="mw-collapsible mw-collapsed">\n${body}\n</div>`,
  code,
};

export const mediawiki: Format = {
  extension: 'mediawiki',
  page: (page) => writePage(page, parts),
  mark: { begin: (words) => `<!-- ${words} -->`, end: '<!-- lastshell:end -->' },
};
