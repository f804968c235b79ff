import { createHash } from 'node:crypto';
import { type Code, type Page, isLong } from '../model.ts';
import { type Format, type Parts, type Words, refuse, writePage } from './format.ts';
import { escapeXml } from '../../util/escape-xml.ts';
import { markup } from './xml.ts';

const style = [
  ':root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;max-width:50rem;margin:0 auto;padding:0 1rem}',
  'h1{font-size:1.3rem}h2{font-size:1.15rem}pre{font-size:.8rem;overflow:auto;border:1px solid;padding:.5rem;font-variant-ligatures:none}',
  'pre.long{max-height:9rem}pre.see{border-width:0 0 0 4px;opacity:.85}button{font:inherit;padding:.5rem 1rem}',
  'td,th{border-bottom:1px solid;padding:.2rem .5rem;text-align:left}table{border-collapse:collapse}',
  '.stop{border-left:6px solid #b00;padding:0 1rem}@media print{button{display:none}pre.long{max-height:none}}',
].join('\n');

/** Takes the text as it is in the page, so the clipboard gets every byte; where that is refused it is selected. */
const script = [
  "document.addEventListener('click',function(event){",
  "var button=event.target;if(button.tagName!=='BUTTON')return;",
  'var pre=button.nextElementSibling,said=button.previousElementSibling;',
  'function pick(){var range=document.createRange();range.selectNodeContents(pre);var chosen=getSelection();',
  "chosen.removeAllRanges();chosen.addRange(range);said.textContent='Selected: press Ctrl+C.'}",
  'if(!navigator.clipboard)return pick();',
  "navigator.clipboard.writeText(pre.textContent).then(function(){said.textContent='Copied.'},pick)});",
].join('\n');

/** Text between tags; quotes count in attributes only. */
const escapeText = (text: string) => text.replace(/[&<>]/g, escapeXml);

function inline({ kind, text }: Words): string {
  if (kind === 'text') return escapeText(text);
  return kind === 'code' ? `<code>${escapeText(text)}</code>` : `<strong>${escapeText(text)}</strong>`;
}

/** The parser drops a newline right after the tag, so one is given to it. */
function code(block: Code): string {
  refuse('html', block, /[^\x20-\x7e\n]/);
  const look = block.role === 'screen' ? ' class="see"' : isLong(block) ? ' class="long"' : '';
  const pre = `<pre${look} tabindex="0" translate="no">\n${escapeText(block.text)}</pre>`;
  if (block.role === 'screen') return pre;
  const label = `Copy ${escapeXml(block.name)}`;
  return `<div class="block"><p role="status"></p><button type="button">${label}</button>${pre}</div>`;
}

const anchor = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const parts: Parts = {
  inline,
  link: (words, { section }, { file }) => `<a href="${file}.html#${anchor(section)}">${words}</a>`,
  heading: (level, text) => `<h${level}${level === 1 ? '' : ` id="${anchor(text)}"`}>${escapeXml(text)}</h${level}>`,
  ...markup,
  stop: (body) => `<div class="stop">\n${body}\n</div>`,
  fold: (title, body) => `<details>\n<summary>${escapeXml(title)}</summary>\n${body}\n</details>`,
  code,
};

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function document(page: Page): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${writePage(page, parts)}</main>
<script>${script}</script>
</body>
</html>
`;
}

export const html: Format = {
  extension: 'html',
  page: document,
  mark: { begin: (words) => `<!-- ${words} -->`, end: '<!-- lastshell:end -->' },
};
