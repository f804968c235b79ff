import { UsageError } from '../../errors.ts';
import { type Beside, type Block, type Code, type Inline, type Line, type Page, type Place, isLong } from '../model.ts';

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
  readonly inline: (inline: Words, isFirst: boolean) => string;
  /** A link to a heading of the page beside this one; its words and the heading are letters, digits and blanks. */
  readonly link: (words: string, place: Place, beside: Beside) => string;
  readonly heading: (level: 1 | 2 | 3, text: string) => string;
  readonly list: (isOrdered: boolean, items: readonly string[]) => string;
  readonly table: (head: readonly string[], rows: readonly (readonly string[])[]) => string;
  readonly stop: (body: string) => string;
  readonly fold: (title: string, body: string) => string;
  readonly code: (code: Code) => string;
  readonly paragraph?: (line: string) => string;
  /** Where no box holds a long text: a link to its heading at the end of the page, where it stands then. */
  readonly atEnd?: (words: string) => string;
}

/** A run of words that leads nowhere. */
export type Words = Exclude<Inline, { kind: 'link' }>;

/** The heading under which a long text stands where it has no box. */
const LONG = 'The text to paste';

/** Joins the parts, a blank line between two blocks. */
export function writePage({ title, blocks, beside }: Page, parts: Parts): string {
  const long = parts.atEnd === undefined ? [] : blocks.filter((block) => block.kind === 'code' && isLong(block));
  const [only, ...others] = long;
  if (only === undefined || others.length > 0)
    return `${parts.heading(1, title)}\n\n${writeBlocks(blocks, parts, beside)}\n`;
  const placed = blocks.map((block) =>
    block === only ? (parts.atEnd?.(LONG) ?? '') : writeBlock(block, parts, beside),
  );
  const end = `${parts.heading(2, LONG)}\n\n${writeBlock(only, parts, beside)}`;
  return `${[parts.heading(1, title), ...placed, end].join('\n\n')}\n`;
}

function writeBlocks(blocks: readonly Block[], parts: Parts, beside: Beside): string {
  return blocks.map((block) => writeBlock(block, parts, beside)).join('\n\n');
}

function writeBlock(block: Block, parts: Parts, beside: Beside): string {
  const one = (inline: Inline, index: number) =>
    inline.kind === 'link' ? parts.link(inline.text, inline.to, beside) : parts.inline(inline, index === 0);
  const line = (inlines: Line) => inlines.map(one).join('');
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
      return parts.stop(writeBlocks(block.blocks, parts, beside));
    case 'fold':
      return parts.fold(block.title, writeBlocks(block.blocks, parts, beside));
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
