import { type Code, isShell } from '../model.ts';
import { type Format, type Parts, type Words, entities, refuse, writePage } from './format.ts';

/** All that could be a quote, macro, attribute, replacement, table cell or the start of a block. */
const special = /[*_`#+^~[\]{}<>&|\\'"=!]|:(?=[:/])|-(?=[->])|\.(?=\.)|;(?=;)|\((?=[CRT])|@/g;

const leading = /^[./:-]|^\w+[.)]/;

function escapeText(text: string, isFirst = false): string {
  const escaped = entities(text, special);
  return isFirst ? entities(escaped, leading) : escaped;
}

function inline({ kind, text }: Words, isFirst: boolean): string {
  if (kind === 'code') return `\`\`${escapeText(text)}\`\``;
  return kind === 'strong' ? `**${escapeText(text)}**` : escapeText(text, isFirst);
}

const fence = '-'.repeat(40);

/** Directives at the start of a line run even inside a listing, and trailing blanks are lost; both are refused. */
function code(block: Code): string {
  refuse('asciidoc', block, /^\\?(include|ifdef|ifndef|ifeval|endif)::|^-{40}$|[ \t]$|[^\x20-\x7e\n]/m);
  const title = `.${block.role === 'screen' ? 'You see' : block.name}\n`;
  const language = isShell(block) ? 'bash' : 'text';
  return `${title}[source,${language},subs=specialcharacters]\n${fence}\n${block.text}${fence}`;
}

/** As asciidoctor makes them of headings. */
const anchor = (heading: string) => `_${heading.toLowerCase().replaceAll(' ', '_')}`;

const parts: Parts = {
  inline,
  link: (words, { section }, { file }) => `xref:${file}.adoc#${anchor(section)}[${words}]`,
  atEnd: (words) => `**It stands at the end of this page: <<${anchor(words)},${words}>>**`,
  heading: (level, text) => `${'='.repeat(level)} ${escapeText(text)}`,
  list: (isOrdered, items) => items.map((item) => `${isOrdered ? '.' : '*'} ${item}`).join('\n'),
  table: (head, rows) => {
    const lines = [head, ...rows].map((cells) => cells.map((cell) => `| ${cell}`).join('\n'));
    return `[cols="${head.map(() => '1').join(',')}",options="header"]\n|===\n${lines.join('\n\n')}\n|===`;
  },
  stop: (body) => `[WARNING]\n======\n${body}\n======`,
  fold: (title, body) => `.${escapeText(title)}\n[%collapsible]\n======\n${body}\n======`,
  code,
};

export const asciidoc: Format = {
  extension: 'adoc',
  page: (page) => writePage(page, parts),
  mark: { begin: (words) => `// ${words}`, end: '// lastshell:end' },
};
