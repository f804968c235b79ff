import type { Token } from './tokens.ts';

/**
 * What must stand between two tokens: `glued` nothing, `blank` a blank on the same line, and three that a line break may
 * replace: `free` nothing, `space` a blank, `end` a semicolon. `break` must be a line break.
 */
type Separator = 'glued' | 'blank' | 'free' | 'space' | 'end' | 'break';

export interface Placed {
  readonly text: string;
  readonly before: Separator;
}

const OPENERS = new Set(['do', 'then', 'else', '{']);
const CONNECTIVES = new Set([';', ';;', '&&', '||', '|']);
const CLOSERS = new Set([';', ';;', '&&', '||', '|', ')']);
const REDIRECTIONS = new Set(['<', '>', '>|', '<>', '>>', '>&', '<&']);

type Paren = 'array' | 'function' | 'group' | 'pattern';

/** Follows the parentheses, to know which of them ends the pattern of a case. */
class Parens {
  private readonly open: Paren[] = [];
  /** What the last closing parenthesis has closed. */
  closed: Paren = 'group';

  see(token: Token, previous: Token | undefined): void {
    if (token.kind !== 'operator') return;
    if (token.text === '(') this.open.push(parenOf(token, previous));
    if (token.text === ')') this.closed = this.open.pop() ?? 'pattern';
  }

  get inArray(): boolean {
    return this.open.at(-1) === 'array';
  }
}

function parenOf(token: Token, previous: Token | undefined): Paren {
  if (token.gap !== 'none' || previous?.kind !== 'word') return 'group';
  return previous.text.endsWith('=') ? 'array' : 'function';
}

/** Where a wiki would replace the blank, and a line break does as well. */
function needsBreak(previous: Token, next: Token, separator: Separator): boolean {
  if (!/^[?:!%](?!\w)/.test(next.text)) return false;
  return separator === 'space' || ['if', 'while', 'until'].includes(previous.text);
}

function between(previous: Token, next: Token, parens: Parens): Separator {
  if (next.gap === 'none') return 'glued';
  if (CLOSERS.has(next.text)) return 'glued';
  if (CONNECTIVES.has(previous.text)) return 'free';
  if (previous.text === ')') return afterParen(next, parens);
  if (OPENERS.has(previous.text)) return 'space';
  if (next.gap === 'line') return previous.text === 'in' ? 'space' : 'end';
  if (parens.inArray) return 'space';
  return aroundRedirection(previous, next) ? 'glued' : 'blank';
}

function afterParen(next: Token, parens: Parens): Separator {
  if (parens.closed === 'pattern') return 'free';
  if (parens.closed === 'function' && next.text === '{') return 'glued';
  return next.gap === 'line' ? 'end' : 'blank';
}

/** A number in front of a redirection would become its descriptor. */
function aroundRedirection(previous: Token, next: Token): boolean {
  if (REDIRECTIONS.has(previous.text)) return true;
  return REDIRECTIONS.has(next.text) && !/[0-9]$/.test(previous.text);
}

/** Decides what stands between the tokens of a text. */
export function separate(tokens: readonly Token[]): Placed[] {
  const parens = new Parens();
  let previous: Token | undefined;
  return tokens.map((token) => {
    const usual = previous === undefined ? 'glued' : between(previous, token, parens);
    const before = previous !== undefined && needsBreak(previous, token, usual) ? 'break' : usual;
    parens.see(token, previous);
    previous = token;
    return { text: token.text, before };
  });
}
