import { type Code, isShell } from '../model.ts';
import { type Format, type Parts, type Words, refuse, writePage } from './format.ts';
import { escapeXml } from '../../util/escape-xml.ts';
import { markup } from './xml.ts';

function inline({ kind, text }: Words): string {
  if (kind === 'text') return escapeXml(text);
  return kind === 'code' ? `<code>${escapeXml(text)}</code>` : `<strong>${escapeXml(text)}</strong>`;
}

function macro(name: string, parameters: Readonly<Record<string, string>>, body: string): string {
  const words = Object.entries(parameters).map(
    ([key, value]) => `<ac:parameter ac:name="${key}">${escapeXml(value)}</ac:parameter>`,
  );
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${words.join('')}${body}</ac:structured-macro>`;
}

/** Some versions refuse a CDATA section that was split, so a text that would need it is refused here. */
function code(block: Code): string {
  refuse('confluence', block, /\]\]>|[^\x20-\x7e\n]/);
  const body = `<ac:plain-text-body><![CDATA[${block.text}]]></ac:plain-text-body>`;
  if (block.role === 'screen') return macro('noformat', { title: 'You see' }, body);
  return macro('code', { language: isShell(block) ? 'bash' : 'text', title: block.name }, body);
}

const rich = (body: string) => `<ac:rich-text-body>\n${body}\n</ac:rich-text-body>`;

/** A heading has no address that is known beforehand. */
function link(words: string, title: string): string {
  const page = `<ri:page ri:content-title="${escapeXml(title)}"/>`;
  return `<ac:link>${page}<ac:plain-text-link-body><![CDATA[${words}]]></ac:plain-text-link-body></ac:link>`;
}

const parts: Parts = {
  inline,
  link: (words, _, { title }) => link(words, title),
  heading: (level, text) => `<h${level}>${escapeXml(text)}</h${level}>`,
  ...markup,
  stop: (body) => macro('warning', {}, rich(body)),
  fold: (title, body) => macro('expand', { title }, rich(body)),
  code,
};

export const confluence: Format = {
  extension: 'xml',
  page: (page) => writePage(page, parts),
  mark: { begin: (words) => `<!-- ${words} -->`, end: '<!-- lastshell:end -->' },
};
