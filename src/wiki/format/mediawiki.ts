import { type Code, isLong } from '../model.ts';
import { type Format, type Parts, type Words, entities, refuse, writePage } from './format.ts';

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

function inline({ kind, text }: Words, isFirst: boolean): string {
  if (kind === 'code') return `<code>${escapeCode(text)}</code>`;
  return kind === 'strong' ? `'''${escapeText(text)}'''` : escapeText(text, isFirst);
}

/**
 * `pre` with references rather than `syntaxhighlight`: it needs no extension, and is the one tag that gives back every
 * text byte by byte. One click selects all of what is pasted; what is only compared looks another way.
 */
function code(block: Code): string {
  refuse('mediawiki', block, /[^\x20-\x7e\n]/);
  const body = block.text
    .trimEnd()
    .replace(markup, (found) => entities(found, /./g))
    .replace(frenchBlank, '&#32;');
  const hint = isLong(block) ? 'Click into the box, then Ctrl-C takes it all.\n\n' : '';
  return `${hint}<pre style="${styleOf(block)}">\n${body}\n</pre>`;
}

/** What would be markup if `pre` ever let any through: signs that stand alone are none. */
const markup = /[&<>]|[{}[\]~]{2,}|-\{/g;

function styleOf(block: Code): string {
  if (block.role === 'screen') return 'border:0;border-left:3px solid;background:none';
  return `user-select:all${isLong(block) ? ';max-height:9em;overflow:auto' : ''}`;
}

const cells = (mark: string, values: readonly string[]) => values.map((value) => `${mark} ${value}`).join('\n');

const parts: Parts = {
  inline,
  link: (words, { section }, { title }) => `[[:${title}#${section}|${words}]]`,
  // The title is the page's name, so sections begin at two. A table of contents would push the text off the screen.
  heading: (level, text) =>
    level === 1 ? `'''${escapeText(text)}''' __NOTOC__` : `${'='.repeat(level)} ${text} ${'='.repeat(level)}`,
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
