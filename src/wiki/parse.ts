import { type Token, type Tokens, marked } from 'marked';
import type { Block, Inline, Line } from './model.ts';
import type { Slots } from './slots.ts';

/** Sections are written in the few parts of Markdown that every wiki has; anything else is a mistake in a section. */
export function parseSection(text: string, slots: Slots): Block[] {
  return blocksOf(marked.lexer(text), slots);
}

function blocksOf(tokens: readonly Token[], slots: Slots): Block[] {
  return tokens.filter(({ type }) => type !== 'space').map((token) => blockOf(token, slots));
}

function blockOf(token: Token, slots: Slots): Block {
  switch (token.type) {
    case 'heading': {
      const { depth, text } = token as Tokens.Heading;
      return { kind: 'heading', level: depth === 2 ? 2 : 3, text };
    }
    case 'paragraph': {
      const { text, tokens } = token as Tokens.Paragraph;
      return slots.codeOf(text) ?? { kind: 'paragraph', line: lineOf(tokens, slots) };
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return { kind: 'list', isOrdered: ordered, items: items.map(({ tokens }) => lineOf(tokens, slots)) };
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const lines = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => lineOf(tokens, slots));
      return { kind: 'table', head: lines(header), rows: rows.map(lines) };
    }
    case 'blockquote':
      return { kind: 'stop', blocks: blocksOf((token as Tokens.Blockquote).tokens, slots) };
    case 'code': {
      const { text } = token as Tokens.Code;
      return { kind: 'code', role: 'screen', name: 'screen.txt', text: `${slots.fill(text)}\n` };
    }
    default:
      throw new TypeError(`a section cannot hold a ${token.type}`);
  }
}

function lineOf(tokens: readonly Token[], slots: Slots): Line {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'text':
      case 'paragraph': {
        const { text, tokens: inner } = token as Tokens.Text;
        return inner ? [...lineOf(inner, slots)] : [slots.fillInline('text', text.replaceAll('\n', ' '))];
      }
      case 'escape':
        return [{ kind: 'text', text: (token as Tokens.Escape).text }];
      case 'codespan':
        return [slots.fillInline('code', (token as Tokens.Codespan).text)];
      case 'link':
        return [linkOf(token as Tokens.Link, slots)];
      case 'strong':
        return [slots.fillInline('strong', (token as Tokens.Strong).text)];
      default:
        throw new TypeError(`a line of a section cannot hold a ${token.type}`);
    }
  });
}

/** Links lead to a section of the page beside this one: more#Its heading. */
function linkOf({ href, text }: Tokens.Link, slots: Slots): Inline {
  const [, section = ''] = /^more#([A-Za-z0-9 ]+)$/.exec(decodeURI(href)) ?? [];
  const words = slots.fill(text);
  if (section === '' || !/^[A-Za-z0-9 ]+$/.test(words)) throw new TypeError(`a section cannot lead to ${href}`);
  return { kind: 'link', text: words, to: { section } };
}
