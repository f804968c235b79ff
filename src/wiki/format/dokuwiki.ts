import type { Code } from '../model.ts';
import { type Format, type Parts, type Words, refuse, writePage } from './format.ts';

/** A word in which DokuWiki finds nothing to change; all others are wrapped. */
const harmless = /^\(?(?!FIXME\b|DELETEME\b|\d+x\d|[a-z]\)|tm\))[\p{L}\p{N}]+([.,;:'-][\p{L}\p{N}]+)*[.,;:?!)]*$/u;

/** `nowiki` shows all but its own closing tag, which is cut in two. */
function raw(text: string): string {
  return `<nowiki>${text.replaceAll('</nowiki>', '</now</nowiki><nowiki>iki>')}</nowiki>`;
}

function escapeText(text: string): string {
  return text
    .split(/( +)/)
    .map((word) => (/^[.,;:?! ]?$/.test(word.trim()) || harmless.test(word) ? word : raw(word)))
    .join('')
    .replaceAll('</nowiki> <nowiki>', ' ');
}

function inline({ kind, text }: Words): string {
  if (kind === 'code') return `''${raw(text)}''`;
  return kind === 'strong' ? `**${escapeText(text)}**` : escapeText(text);
}

/** `file` gives a link for download and, without a language, no highlighter that fills blank lines with U+00A0. */
function code(block: Code): string {
  refuse('dokuwiki', block, /<\/file>|<\/code>|[^\x20-\x7e\n]/);
  const body = block.text.replace(/^\n+|\n+$/g, '');
  return block.role === 'screen' ? `<code>\n${body}\n</code>` : `<file - ${block.name}>\n${body}\n</file>`;
}

/** As DokuWiki makes them of headings. */
const anchor = (heading: string) => `#${heading.toLowerCase().replaceAll(' ', '_')}`;

const bars = (level: number) => '='.repeat(7 - level);

const parts: Parts = {
  inline,
  link: (words, { section }, { title }) => `[[:${title}${anchor(section)}|${words}]]`,
  atEnd: (words) => `**It stands at the end of this page: [[${anchor(words)}|${words}]]**`,
  // A table of contents would push the text off the screen.
  heading: (level, text) => `${level === 1 ? '~~NOTOC~~\n' : ''}${bars(level)} ${text} ${bars(level)}`,
  list: (isOrdered, items) => items.map((item) => `  ${isOrdered ? '-' : '*'} ${item}`).join('\n'),
  table: (head, rows) =>
    [`^ ${head.join(' ^ ')} ^`, ...rows.map((row) => `| ${row.map((cell) => cell || ' ').join(' | ')} |`)].join('\n'),
  stop: (body) => `----\n\n${body}\n\n----`,
  fold: (title, body) => `${bars(2)} ${title} ${bars(2)}\n\n${body}`,
  code,
};

export const dokuwiki: Format = {
  extension: 'txt',
  page: (page) => writePage(page, parts),
  // DokuWiki has no comments, so the marks are small lines that a reader sees.
  mark: { begin: (words) => `''<nowiki>${words}</nowiki>''`, end: "''<nowiki>lastshell:end</nowiki>''" },
};
