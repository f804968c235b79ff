import {
  type ArithmeticBinary, type ArithmeticExpression, type ArithmeticUnary, type ArithmeticWord, type Word, parse,
} from 'unbash'; // prettier-ignore
import { arithWord, assignTo } from './arithmetic-word.ts';
import type { Cursor } from './context.ts';
import { substitution } from './substitution.ts';
import { kindOf } from './words.ts';

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '|=', '^=']);

/** Looks through `$((…))`, `((…))` and the like. */
export function arith(at: Cursor, node: { pos: number; text?: string; body?: string; expression: unknown }): void {
  const expression = node.expression as ArithmeticExpression | undefined;
  const body = node.body ?? (node.text ?? '').replace(/^\$\(\(|\)\)$|^\$\[|\]$/g, '');
  if (expression) evaluate(at, expression);
  else if (body.trim() !== '') at.c.report(node.pos, 'syntax', 'this arithmetic is not understood');
}

/** Looks through one expression. */
export function evaluate(at: Cursor, node: ArithmeticExpression): void {
  switch (node.type) {
    case 'ArithmeticWord':
      return arithWord(at, node);
    case 'ArithmeticGroup':
      return evaluate(at, node.expression);
    case 'ArithmeticUnary':
      return unary(at, node);
    case 'ArithmeticBinary':
      return binary(at, node);
    case 'ArithmeticTernary':
      evaluate(at, node.test);
      return maybe(at, node.consequent, node.alternate);
    case 'ArithmeticCommandExpansion':
      return substitution(at, node);
    default:
      at.c.report((node as ArithmeticWord).pos, 'syntax', 'this arithmetic is not understood');
  }
}

/** What is evaluated in some cases only may or may not have set its variables. */
function maybe(at: Cursor, ...nodes: ArithmeticExpression[]): void {
  const before = at.state;
  let after = before;
  for (const node of nodes) {
    at.state = before;
    evaluate(at, node);
    after = after.join(at.state);
  }
  at.state = after;
}

function unary(at: Cursor, { operator, operand }: ArithmeticUnary): void {
  evaluate(at, operand);
  if (operator === '++' || operator === '--') assignTo(at, operand);
}

function binary(at: Cursor, { operator, left, right }: ArithmeticBinary): void {
  if (operator === '&&' || operator === '||') {
    evaluate(at, left);
    return maybe(at, right);
  }
  if (!assignments.has(operator)) {
    evaluate(at, left);
    return evaluate(at, right);
  }
  if (operator !== '=') evaluate(at, left);
  evaluate(at, right);
  assignTo(at, left);
}

/** Looks through text that the shell takes for arithmetic: a subscript, an offset, an operand of -eq. */
export function arithText(at: Cursor, text: string, pos: number): void {
  const [statement] = parse(`((${text}\n))`).commands;
  const command = statement?.command;
  const { report } = at.c;
  const inner: Cursor = {
    c: { ...at.c, report: (p, rule, reason) => report(pos + p - 2, rule, reason) },
    state: at.state,
  };
  if (command?.type === 'ArithmeticCommand') arith(inner, command);
  else report(pos, 'syntax', 'this arithmetic is not understood');
  at.state = inner.state;
}

/** Looks through the subscript of a variable: a key, or arithmetic. */
export function subscript(at: Cursor, name: string, index: Word): void {
  if (index.text === '@' || index.text === '*') return;
  if (at.state.fact(name).assoc) kindOf(at, index);
  else arithText(at, index.text, index.pos);
}
