import type { TestExpression, Word } from 'unbash';
import { visitArithmetic } from './arithmetic.ts';
import { literalOf } from './literal.ts';
import { NAME } from '../../shell/names.ts';
import { type Visit, report } from './visit.ts';
import { visitWord } from './words.ts';

const NUMERIC = /^-(?:eq|ne|lt|le|gt|ge)$/;

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
