import { type Tokens, marked } from 'marked';

/** One paste of a page, and what the page says must be seen after it. */
export interface Step {
  readonly text: string;
  readonly expected: readonly string[];
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
