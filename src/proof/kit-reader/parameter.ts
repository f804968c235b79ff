import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import { arithText, subscript } from './arithmetic.ts';
import { setVariable } from './assign.ts';
import { type Cursor, kindOfName, textOfName } from './context.ts';
import type { Kind } from './state.ts';
import { isPattern } from './digits.ts';
import type { Shell } from './shells.ts';
import { kindOf } from './words.ts';

const least = (...kinds: Kind[]): Kind => Math.min(...kinds) as Kind;

/** Looks through `${…}`: reports what it starts, and gives what it can be at worst. */
export function parameter(at: Cursor, part: ParameterExpansionPart): Kind {
  const { parameter: name, index, operation } = part;
  // $! or nothing; every shell here takes it so, though it looks like a name that stands for another.
  if (part.text === '${!-}') return 0;
  const isWhole = index?.text === '@' || index?.text === '*';
  if (index) subscript(at, name, index);
  const kind = kindOfElement(at, name, index);
  if (part.prefix === '#') return 2;
  if (part.prefix === '!') return operation?.type === 'Names' ? 1 : indirect(at, part, kind, isWhole);
  if (!operation) return kind;
  return kindAfter(at, part, operation, kind);
}

function textOfPart(at: Cursor, { parameter: name, index }: ParameterExpansionPart): string | undefined {
  return index ? undefined : textOfName(at, name);
}

/** What is known of a variable, or of the element of an array. */
function kindOfElement(at: Cursor, name: string, index: Word | undefined): Kind {
  if (!index) return kindOfName(at, name === '*' ? '@' : name);
  const exact = kindOfName(at, `${name}[${index.text}]`);
  return exact === 2 ? 2 : kindOfName(at, `${name}[]`);
}

function indirect(
  at: Cursor,
  { pos, parameter: name, operation }: ParameterExpansionPart,
  kind: Kind,
  isKeys: boolean,
) {
  if (isKeys && !operation) return at.state.fact(name).assoc ? 0 : 2;
  if (kind === 0) at.c.report(pos, 'indirect', `what ${name} holds is taken for a name, and a subscript in it is run`);
  if (operation) kindAfter(at, { pos, parameter: '' } as ParameterExpansionPart, operation, 0);
  return 0;
}

/** Patterns that leave nothing but digits behind. */
function leavesDigits(operation: ParameterOperation, shell: Shell): boolean {
  if (operation.type === 'Remove') {
    if (operation.operator === '%%') return isPattern(operation.operand.text, 'N*', shell);
    return operation.operator === '##' && isPattern(operation.operand.text, '*N', shell);
  }
  return operation.type === 'Replace' && operation.operator === '//' && isPattern(operation.pattern.text, 'N', shell);
}

function kindAfter(at: Cursor, part: ParameterExpansionPart, operation: ParameterOperation, kind: Kind): Kind {
  switch (operation.type) {
    case 'Default':
      return kindOfDefault(at, part, operation.operator, operation.operand, kind);
    case 'Remove':
      kindOf(at, operation.operand);
      return leavesDigits(operation, at.c.shell) || kind === 2 ? 2 : 0;
    case 'Replace': {
      kindOf(at, operation.pattern);
      const put = kindOf(at, operation.replacement);
      return (leavesDigits(operation, at.c.shell) || kind === 2) && put === 2 ? 2 : 0;
    }
    case 'Slice':
      for (const word of [operation.offset, operation.length]) if (word) arithText(at, word.text, word.pos);
      return kind === 2 ? 2 : 0;
    case 'CaseModification':
      if (operation.operand) kindOf(at, operation.operand);
      return kind;
    case 'Transform':
      if (operation.operand.text.includes('P') && kind < 2 && !/^[\w .,:/-]*$/.test(textOfPart(at, part) ?? '$'))
        at.c.report(part.pos, 'transform', '@P runs the substitutions in the value');
      return kind === 2 && operation.operand.text !== 'A' ? 2 : 0;
    default:
      at.c.report(part.pos, 'syntax', 'this expansion is not understood');
      return 0;
  }
}

function kindOfDefault(at: Cursor, part: ParameterExpansionPart, operator: string, operand: Word, kind: Kind): Kind {
  const before = at.state;
  const other = kindOf(at, operand);
  at.state = at.state.join(before);
  if (operator.endsWith('+')) return other;
  if (operator.endsWith('?')) return kind;
  if (operator.endsWith('=') && part.parameter) {
    setVariable(at, part.parameter, { kind: least(kind, other), pos: part.pos, isElement: part.index !== undefined });
  }
  return least(kind, other);
}
