import type { Need } from './facts.ts';
import { all, needsOfName } from './numbers.ts';
import { type Visit, assign, demand, report } from './visit.ts';

/** What arithmetic is made of; anything else is outside the language. */
const TOKENS = [
  ['blank', /[ \t\n]+/y],
  ['based', /[0-9]+#(?:\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)\}|[0-9A-Za-z@_]+)/y],
  ['number', /0[xX][0-9a-fA-F]+|[0-9]+/y],
  ['length', /\$\{#(?:[A-Za-z_]\w*(?:\[[@*]\])?|[@*1-9])?\}|\$[#?$!]/y],
  ['value', /\$([A-Za-z_]\w*|[1-9])|\$\{([A-Za-z_]\w*|[1-9]\d*)(?::?-[0-9]+)?\}/y],
  ['element', /\$\{([A-Za-z_]\w*)\[([^[\]]*)\]\}/y],
  ['name', /([A-Za-z_]\w*)(?:\[([^[\]]*)\])?/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['operator', /(?:\*\*|<<|>>|&&|\|\||[-+*/%&|^<>=!~?:,])/y],
] as const;

type Kind = (typeof TOKENS)[number][0];

interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly name: string | undefined;
  readonly index: string | undefined;
}

/** The tokens of an expression; undefined where something else stands in it, or its brackets do not match. */
function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth < 0 || !canFollow(tokens.at(-1), token)) return undefined;
    tokens.push(token);
    at += token.text.length;
  }
  return depth === 0 ? tokens : undefined;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const [whole, first, second] = match;
    const isValue = kind === 'value' || kind === 'based';
    return { kind, text: whole, name: isValue ? (first ?? second) : first, index: isValue ? undefined : second };
  }
  return undefined;
}

const OPERANDS: ReadonlySet<Kind> = new Set(['based', 'number', 'length', 'value', 'element', 'name']);

/** Two operands side by side would be one name or number; `<(` would be another process to some shell. */
function canFollow(last: Token | undefined, next: Token): boolean {
  if (last === undefined) return true;
  if (OPERANDS.has(last.kind) && OPERANDS.has(next.kind)) return false;
  return !(next.kind === 'open' && /[<>]$/.test(last.text));
}

/** Judges arithmetic: numbers, and variables that hold numbers, each a whole word. */
export function visitArithmetic(v: Visit, node: { pos: number }, text: string): void {
  const tokens = tokensOf(text);
  if (tokens === undefined)
    return report(v, node, 'arith', 'this arithmetic is not made of numbers and plain variables');
  const needs: Need[] = [];
  for (const [at, { kind, name, index }] of tokens.entries()) {
    if (name === undefined) continue;
    if (index !== undefined && index !== '@' && index !== '*') visitArithmetic(v, node, index);
    const own = needsOfName(v, name);
    const set = kind === 'name' ? setAt(tokens, at) : undefined;
    if (set !== undefined) assign(v, node, name, all([]));
    if (own === undefined) return demand(v, node, undefined, `$${name}`);
    // What = gives a value is not looked at before by bash.
    if (set !== '=' || !v.check.shells.isBash) needs.push(...own);
  }
  demand(v, node, needs, [...new Set(needs.map(({ name }) => name))].join(', '));
}

const SETS = /^(?:=(?!=)|(?:[-+*/%&|^]|<<|>>)=(?!=)|\+\+|--)/;

/** The operator by which the name at that place of the tokens is assigned to. */
function setAt(tokens: readonly Token[], at: number): string | undefined {
  const textOf = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join('');
  const behind = SETS.exec(textOf(at + 1, at + 5).trimStart())?.[0];
  return behind ?? /(?:\+\+|--)$/.exec(textOf(at - 3, at).trimEnd())?.[0];
}
