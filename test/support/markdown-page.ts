import { type Tokens, marked } from 'marked';

/** One paste of a page, and what the page says must be seen after it. */
export interface Step {
  readonly text: string;
  readonly expected: readonly string[];
}

/** The lines under one heading that a reader compares with the screen: they stand in a quote. */
export function shownUnder(page: string, heading: string): string[] {
  const lines: string[] = [];
  let isInside = false;
  for (const token of marked.lexer(page)) {
    if (token.type === 'heading') isInside = (token as Tokens.Heading).text === heading;
    if (!isInside || token.type !== 'blockquote') continue;
    for (const inner of (token as Tokens.Blockquote).tokens)
      if (inner.type === 'code') lines.push(...(inner as Tokens.Code).text.split('\n'));
  }
  return lines;
}

/** The steps under one heading of a Markdown page, as a reader meets them: what is shown belongs to the paste above. */
export function stepsUnder(page: string, heading: string): Step[] {
  const steps: { text: string; expected: string[] }[] = [];
  let isInside = false;
  for (const token of marked.lexer(page)) {
    if (token.type === 'heading') isInside = (token as Tokens.Heading).text === heading;
    if (!isInside || token.type !== 'code') continue;
    const { lang, text } = token as Tokens.Code;
    if (lang === 'bash') steps.push({ text, expected: [] });
    else steps.at(-1)?.expected.push(...text.split('\n'));
  }
  return steps;
}
