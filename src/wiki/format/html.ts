import { createHash } from 'node:crypto';
import type { Code, Inline, Page } from '../model.ts';
import { type Format, type Parts, refuse, writePage } from './format.ts';
import { escapeXml } from '../../util/escape-xml.ts';
import { markup } from './xml.ts';

const style = [
  'body{font:1rem/1.5 sans-serif;max-width:60rem;margin:0 auto;padding:0 1rem}',
  'pre{overflow:auto;border:1px solid;padding:.5rem;font-variant-ligatures:none;max-height:20rem}',
  'td,th{border:1px solid;padding:.2rem .5rem;text-align:left}table{border-collapse:collapse}',
  '.stop{border:4px solid #a00;padding:0 1rem}@media print{button{display:none}pre{max-height:none}}',
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

function inline({ kind, text }: Inline): string {
  if (kind === 'text') return escapeXml(text);
  return kind === 'code' ? `<code>${escapeXml(text)}</code>` : `<strong>${escapeXml(text)}</strong>`;
}

/** The parser drops a newline right after the tag, so one is given to it. */
function code(block: Code): string {
  refuse('html', block, /[^\x20-\x7e\n]/);
  const pre = `<pre tabindex="0" translate="no">\n${escapeXml(block.text)}</pre>`;
  if (block.role === 'screen') return pre;
  const label = `Copy ${escapeXml(block.name)}`;
  return `<div class="block"><p role="status"></p><button type="button">${label}</button>${pre}</div>`;
}

const parts: Parts = {
  inline,
  heading: (level, text) => `<h${level}>${escapeXml(text)}</h${level}>`,
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
