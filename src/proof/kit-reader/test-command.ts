import type { TestBinaryExpression, TestExpression, TestUnaryExpression, Word } from 'unbash';
import { arithText } from './arithmetic.ts';
import type { Context, Cursor } from './context.ts';
import { saysPattern, saysRegex } from './digits.ts';
import { literalOf, variableOf } from './literal.ts';
import { type Outcome, both, join } from './outcome.ts';
import type { State } from './state.ts';
import { kindOf, shapeOf } from './words.ts';

const numeric = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge']);

/** Follows [[ … ]] and learns from what it asks. */
export function test(c: Context, node: TestExpression, state: State): Outcome {
  switch (node.type) {
    case 'TestUnary':
      return unary(c, node, state);
    case 'TestBinary':
      return binary(c, node, state);
    case 'TestGroup':
      return test(c, node.expression, state);
    case 'TestNot': {
      const { yes, no } = test(c, node.operand, state);
      return node.negations.length % 2 === 1 ? { yes: no, no: yes } : { yes, no };
    }
    case 'TestLogical':
      return logical(c, node.operator, node.operands, state);
    default:
      c.report((node as TestUnaryExpression).pos, 'syntax', 'this test is not understood');
      return both(state.forget());
  }
}

function logical(c: Context, operator: '&&' | '||', operands: readonly TestExpression[], state: State): Outcome {
  let outcome: Outcome = operator === '&&' ? { yes: state, no: undefined } : { yes: undefined, no: state };
  for (const operand of operands) {
    const from = operator === '&&' ? outcome.yes : outcome.no;
    const next = from ? test(c, operand, from) : both(undefined);
    if (operator === '&&') outcome = { yes: next.yes, no: join(outcome.no, next.no) };
    else outcome = { yes: join(outcome.yes, next.yes), no: next.no };
  }
  return outcome;
}

function unary(c: Context, { operator, operand }: TestUnaryExpression, state: State): Outcome {
  const at: Cursor = { c, state };
  const kind = kindOf(at, operand);
  if (at.c.shell.runsNames && (operator === '-v' || operator === '-R')) variableTest(at, operand, kind);
  if (operator === '-z') return { yes: learn(at.state, operand), no: at.state };
  return operator === '-n' ? { yes: at.state, no: learn(at.state, operand) } : both(at.state);
}

/** [[ -v a[$k] ]] runs what stands in the subscript. */
function variableTest(at: Cursor, operand: Word, kind: number): void {
  const text = literalOf(operand);
  const isName = text === undefined ? kind > 0 : /^[A-Za-z_]\w*(\[[@*\d]*\])?$/.test(text);
  if (!isName) at.c.report(operand.pos, 'name', '-v takes this for a name, and runs a subscript in it');
}

function learn(state: State, word: Word): State {
  const name = variableOf(word);
  return name === undefined ? state : state.with(name, { kind: 2 });
}

function binary(c: Context, { operator, left, right }: TestBinaryExpression, state: State): Outcome {
  const at: Cursor = { c, state };
  if (numeric.has(operator)) {
    for (const word of [left, right]) operand(at, word);
    return both(at.state);
  }
  kindOf(at, left);
  const isNumber = kindOf(at, right) === 2;
  const says = operator === '=~' ? saysRegex(right) : saysPattern(right, c.shell);
  const matching = says.matching || (isNumber && operator !== '=~' && !/[*?[]/.test(right.text));
  const known = learn(at.state, left);
  if (operator === '=' || operator === '==' || operator === '=~')
    return { yes: matching ? known : at.state, no: says.other ? known : at.state };
  if (operator === '!=') return { yes: says.other ? known : at.state, no: matching ? known : at.state };
  return both(at.state);
}

/** An operand of -eq is arithmetic, after its expansions. */
function operand(at: Cursor, word: Word): void {
  const text = literalOf(word);
  if (text !== undefined) return arithText(at, text, word.pos);
  const shape = shapeOf(at, word);
  if (at.c.shell.runsContents && !/^[-+*/%() 0-9]*$/.test(shape))
    at.c.report(word.pos, 'arith', `what ${word.text} becomes is evaluated, and may be more than a number`);
}
