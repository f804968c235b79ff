import { UsageError } from '../../errors.ts';
import type { Block, Code, Inline, Line, Page } from '../model.ts';

/** How one wiki writes each part of a page. Every escape of a format is in its own file, in `text` and `code`. */
export interface Format {
  readonly extension: string;
  readonly page: (page: Page) => string;
  /** Lines that stand around what was generated, so that a person's text before and after is kept. */
  readonly mark: { readonly begin: (words: string) => string; readonly end: string };
}

/** The parts that differ between the formats made of lines. */
export interface Parts {
  /** `isFirst` where it begins a line, so that signs which count only there can stand. */
  readonly inline: (inline: Inline, isFirst: boolean) => string;
  readonly heading: (level: 1 | 2 | 3, text: string) => string;
  readonly list: (isOrdered: boolean, items: readonly string[]) => string;
  readonly table: (head: readonly string[], rows: readonly (readonly string[])[]) => string;
  readonly stop: (body: string) => string;
  readonly fold: (title: string, body: string) => string;
  readonly code: (code: Code) => string;
  readonly paragraph?: (line: string) => string;
}

/** Joins the parts, a blank line between two blocks. */
export function writePage({ title, blocks }: Page, parts: Parts): string {
  return `${parts.heading(1, title)}\n\n${writeBlocks(blocks, parts)}\n`;
}

function writeBlocks(blocks: readonly Block[], parts: Parts): string {
  return blocks.map((block) => writeBlock(block, parts)).join('\n\n');
}

function writeBlock(block: Block, parts: Parts): string {
  const line = (inlines: Line) => inlines.map((inline, index) => parts.inline(inline, index === 0)).join('');
  switch (block.kind) {
    case 'heading':
      return parts.heading(block.level, block.text);
    case 'paragraph':
      return (parts.paragraph ?? ((text: string) => text))(line(block.line));
    case 'list':
      return parts.list(block.isOrdered, block.items.map(line));
    case 'table':
      return parts.table(
        block.head.map(line),
        block.rows.map((row) => row.map(line)),
      );
    case 'stop':
      return parts.stop(writeBlocks(block.blocks, parts));
    case 'fold':
      return parts.fold(block.title, writeBlocks(block.blocks, parts));
    case 'code':
      return parts.code(block);
  }
}

/** @throws UsageError for a text that the format would change; said rather than escaped in a way a reader would copy. */
export function refuse(format: string, { name, text }: Code, pattern: RegExp): void {
  const match = pattern.exec(text);
  if (match === null) return;
  const line = text.slice(0, match.index).split('\n').length;
  throw new UsageError(
    `--format: ${format} cannot carry line ${line} of ${name} unchanged (${JSON.stringify(match[0])}); use another format`,
  );
}

/** Numeric character references in place of what a pattern matches. */
export function entities(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => Array.from(found, (c) => `&#${c.codePointAt(0) ?? 0};`).join(''));
}
