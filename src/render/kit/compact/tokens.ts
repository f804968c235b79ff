/** What stands before a token: nothing, a blank, or the end of a line. */
export type Gap = 'none' | 'blank' | 'line';

export interface Token {
  readonly text: string;
  readonly gap: Gap;
  readonly kind: 'word' | 'operator';
}

const OPERATOR = /^(?:;;|&&|\|\||<>|>\||>&|<&|>>|[;&|<>()])/;

/** The end of what opens at `at`, with everything nested in it. Knows what our templates use, not all of shell. */
function endOf(text: string, at: number): number {
  if (text.startsWith('\\', at)) return at + 2;
  if (text.startsWith("$'", at)) return endOfQuote(text, at + 2, "'", true);
  if (text.startsWith("'", at)) return endOfQuote(text, at + 1, "'", false);
  if (text.startsWith('"', at)) return endOfNested(text, at + 1, '"');
  if (text.startsWith('${', at)) return endOfNested(text, at + 2, '}');
  if (text.startsWith('$((', at)) return endOfNested(text, at + 3, '))');
  return at + 1;
}

function endOfQuote(text: string, from: number, close: string, escapes: boolean): number {
  let at = from;
  while (at < text.length && text[at] !== close) at += escapes && text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfNested(text: string, from: number, close: string): number {
  let at = from;
  while (at < text.length && !text.startsWith(close, at)) {
    const isPlain = close === '"' ? /^[^\\$]/.test(text.slice(at, at + 1)) : /^[^\\$"'(]/.test(text.slice(at, at + 1));
    if (!isPlain && close === '))' && text[at] === '(') at = endOfNested(text, at + 1, ')');
    else at = isPlain ? at + 1 : endOf(text, at);
  }
  return at + close.length;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s;&|<>()]/.test(text[at] ?? '')) {
    // An index is arithmetic, and may hold blanks.
    const isIndex = text[at] === '[' && /^\w+$/.test(text.slice(from, at));
    at = isIndex ? endOfNested(text, at + 1, ']') : endOf(text, at);
  }
  return at;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Takes one of our texts apart; comments are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let gap: Gap = 'line';
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 2);
    if (rest.startsWith('\n')) gap = 'line';
    else if (rest.startsWith(' ')) gap = gap === 'line' ? gap : 'blank';
    if (/^\s/.test(rest)) at += 1;
    else if (rest.startsWith('#') && gap !== 'none') at = endOfLine(text, at);
    else {
      const isMath = rest === '((';
      const operator = isMath ? undefined : OPERATOR.exec(text.slice(at, at + 2))?.[0];
      const end = isMath ? endOfNested(text, at + 2, '))') : at + (operator?.length ?? 0) || at;
      const stop = end > at ? end : endOfWord(text, at);
      tokens.push({ text: text.slice(at, stop), gap, kind: operator === undefined ? 'word' : 'operator' });
      at = stop;
      gap = 'none';
    }
  }
  return tokens;
}
