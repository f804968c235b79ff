import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import type { Code } from '../model.ts';

function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The text of every `pre` in a page, byte by byte as a copy button takes it. */
function preTexts(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Tree.Node) => {
    if (node.nodeName === 'pre') found.push(textOf(node));
    else if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

/** Wikis drop the final newline and the texts are right without it. */
const plain = (text: string) => text.replace(/\n$/, '');

/** The names of those texts that a reader of the page would not get unchanged. */
export function damagedCodes(html: string, codes: readonly Code[]): string[] {
  const shown = new Set(preTexts(html).map(plain));
  return codes.filter(({ text }) => !shown.has(plain(text))).map(({ name }) => name);
}
