import type { Code } from '../model.ts';
import { type Format, type Parts, type Words, refuse, writePage } from './format.ts';

/** What CommonMark, GitHub, GitLab, Hugo, Jekyll or Obsidian could take for markup. */
const special = /[\\`*_{}[\]<>&#|~$^@=]|:(?=\/\/)/g;

const leading = /^[+\-:]|^\d+[.)]/;

function escapeText(text: string, isFirst = false): string {
  const escaped = text.replace(special, '\\$&');
  return isFirst ? escaped.replace(leading, (found) => found.replace(/.$/, '\\$&')) : escaped;
}

/** Shortcodes and templates are expanded inside code too, where nothing can escape them. */
const expanded = /\{\{|\{%/;

function escapeCode(text: string): string {
  if (expanded.test(text) || text === '') return escapeText(text);
  const fence = '`'.repeat(1 + longestRun(text, /`+/g));
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

function longestRun(text: string, pattern: RegExp): number {
  return Math.max(0, ...[...text.matchAll(pattern)].map(([run]) => run.length));
}

function inline({ kind, text }: Words, isFirst: boolean): string {
  if (kind === 'code') return escapeCode(text);
  return kind === 'strong' ? `**${escapeText(text)}**` : escapeText(text, isFirst);
}

const languages = { paste: 'bash', type: 'sh', screen: 'text' } as const;

function languageOf({ role, name }: Code): string {
  if (role !== 'file') return languages[role];
  return /\.(sh|yaml)$/.exec(name)?.[1] ?? 'text';
}

/** A block with ``` inside gets a longer fence; Hugo expands shortcodes even there, so those are refused. */
function code(block: Code): string {
  refuse('markdown', block, /\{\{[<%]|\r|[^\x20-\x7e\n]/);
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(block.text, /`+/g)));
  const fenced = `${fence}${languageOf(block)}\n${block.text}${fence}`;
  return block.role === 'screen' ? quoted(fenced) : fenced;
}

/** What is only compared stands apart from what is pasted. */
const quoted = (body: string) => body.replace(/^/gm, '> ').replace(/^> $/gm, '>');

/** As GitHub, GitLab and most others make them. */
const anchor = (heading: string) => `#${heading.toLowerCase().replaceAll(' ', '-')}`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const parts: Parts = {
  inline,
  heading: (level, text) => `${'#'.repeat(level)} ${escapeText(text)}`,
  list: (isOrdered, items) => items.map((item, index) => `${isOrdered ? `${index + 1}.` : '-'} ${item}`).join('\n'),
  table: (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n'),
  link: (words, { section }, { file }) => `[${words}](${file}.md${anchor(section)})`,
  atEnd: (words) => `> It stands at the end of this page: [${words}](${anchor(words)})`,
  stop: quoted,
  // Raw HTML is off in many wikis, so what others fold stands under a heading.
  fold: (title, body) => `## ${escapeText(title)}\n\n${body}`,
  code,
};

export const markdown: Format = {
  extension: 'md',
  page: (page) => writePage(page, parts),
  mark: { begin: (words) => `<!-- ${words} -->`, end: '<!-- lastshell:end -->' },
};
