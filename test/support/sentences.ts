import { type Token, type Tokens, marked } from 'marked';

/** More than this many words are two sentences. */
const WORDS = 30;

/** Running text of a page in Markdown, a string for each paragraph, item and cell; a piece of code is one word. */
function passages(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === 'code' || token.type === 'html') return [];
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].flat().map(({ tokens: inner }) => wordsOf(inner));
    }
    if (token.type === 'list') return (token as Tokens.List).items.flatMap(({ tokens: inner }) => passages(inner));
    if (token.type === 'blockquote') return passages((token as Tokens.Blockquote).tokens);
    return 'tokens' in token ? [wordsOf(token.tokens)] : [];
  });
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'codespan') return 'code';
      return 'tokens' in token ? wordsOf(token.tokens) : (token as Tokens.Text).text;
    })
    .join('');
}

/** The sentences of a text that are too long. */
export function longSentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > WORDS);
}

/** The same for all that a page in Markdown says. */
export function longSentencesOf(page: string): string[] {
  return passages(marked.lexer(page)).flatMap(longSentences);
}
