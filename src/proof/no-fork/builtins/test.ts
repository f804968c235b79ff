import type { TestExpression, Word } from 'unbash';
import { visitArithmetic } from '../arithmetic.ts';
import { isSingle, literalOf } from '../../../shell/literal.ts';
import { NAME } from '../../../shell/names.ts';
import { needsOf } from '../numbers.ts';
import { type Visit, demand, report } from '../visit.ts';
import { visitWord } from '../words.ts';
import { type Call, wordsOf } from './call.ts';

const UNARY = /^-[abcdefghknoprstuvwxzGLNOS]$/;
const TEXT = /^(?:=|==|!=|<|>|-nt|-ot|-ef)$/;
const NUMERIC = /^-(?:eq|ne|lt|le|gt|ge)$/;

/**
 * Judges `[` and `test`. The operator is literal and stands where only it can stand, so that no operand becomes one: what
 * an operand holds is compared, or is the name of a file.
 */
export function visitTest(call: Call): void {
  if (!call.v.check.shells.evaluates) return;
  const words = wordsOf(call);
  if (call.word === '[' && words.pop()?.text !== ']') return doubt(call, 'the bracket is not closed');
  if (words[0] !== undefined && literalOf(words[0]) === '!') words.shift();
  const [first, second, third, more] = words;
  if (first === undefined) return;
  if (more !== undefined) return doubt(call, 'more than one comparison: a value may pass for an operator');
  if (second === undefined) return single(call, first);
  if (third === undefined) return visitUnary(call, first, second);
  visitBinary(call, first, literalOf(second) ?? '', third);
}

function doubt({ v, name, word }: Call, reason: string): void {
  report(v, name, 'operands', reason, word);
}

/** One field, or numbers, which are no operators however they are split. */
function single({ v }: Call, word: Word): void {
  if (!isSingle(word)) demand(v, word, needsOf(v, word), word.text, 'operands');
}

function visitUnary(call: Call, operator: Word, operand: Word): void {
  const { v } = call;
  const text = literalOf(operator) ?? '';
  if (!UNARY.test(text)) return doubt(call, 'the operator is not written out');
  single(call, operand);
  if (text === '-v' && !NAME.test(literalOf(operand) ?? ''))
    report(v, operand, 'name', 'the name of the variable is not written out');
  if (text === '-t' && v.check.shells.evaluatesTests) demand(v, operand, needsOf(v, operand), operand.text);
}

function visitBinary(call: Call, left: Word, operator: string, right: Word): void {
  const { v } = call;
  if (!TEXT.test(operator) && !NUMERIC.test(operator)) return doubt(call, 'the operator is not written out');
  for (const word of [left, right]) {
    if (NUMERIC.test(operator) && v.check.shells.evaluatesTests) demand(v, word, needsOf(v, word), word.text);
    single(call, word);
  }
}

/** Judges what stands in `[[ … ]]`. */
export function visitBracketTest(v: Visit, test: TestExpression): void {
  switch (test.type) {
    case 'TestUnary':
      if (/^-[vR]$/.test(test.operator) && !NAME.test(literalOf(test.operand) ?? ''))
        report(v, test.operand, 'name', 'the name of the variable is not written out');
      return visitWord(v, test.operand);
    case 'TestBinary':
      if (!NUMERIC.test(test.operator)) {
        visitWord(v, test.left);
        // Brackets and bars of a regular expression are what they look like.
        return visitWord({ ...v, isQuoted: v.isQuoted || test.operator === '=~' }, test.right);
      }
      visitNumber(v, test.left);
      return visitNumber(v, test.right);
    case 'TestLogical':
      return test.operands.forEach((each) => visitBracketTest(v, each));
    case 'TestNot':
      return visitBracketTest(v, test.operand);
    default:
      return visitBracketTest(v, test.expression);
  }
}

/** The operands of -eq and the like are arithmetic. */
function visitNumber(v: Visit, word: Word): void {
  const [, inner] = /^"([^"]*)"$/.exec(word.text) ?? [];
  visitArithmetic(v, word, inner ?? word.text);
}
