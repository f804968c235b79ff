import type { DoubleQuotedChild, ParameterExpansionPart, Word, WordPart } from 'unbash';
import type { Need, Needs } from './facts.ts';
import { literalOf } from '../../shell/literal.ts';
import { GUARDED, isShellNumber } from '../../shell/names.ts';
import type { Visit } from './visit.ts';

const NUMBER = /^(?:[-+]?[0-9]*|0[xX][0-9a-fA-F]+)$/;
/** Next to an expansion; in arithmetic this names no variable, whatever numbers stand beside it. */
const PIECE = /^[-+0-9 ]*$/;
const NONE: readonly Need[] = [];

/** What must hold a number so that the variable or parameter of that name does, at this place. */
export function needsOfName({ check, scope }: Visit, name: string): Needs {
  if (scope.guarded.has(name)) return [{ name: GUARDED, scope }];
  const isOwn = isShellNumber(name, check.shells.isBash) && !check.facts.unsure.has(name);
  if (isOwn) return NONE;
  const isParameter = /^[1-9]\d*$/.test(name);
  if (!isParameter && !/^[A-Za-z]\w*$|^_\w+$/.test(name)) return undefined;
  return isParameter && (scope.fn === undefined || scope.inTrap) ? undefined : [{ name, scope }];
}

/** What must hold a number so that a word is one. */
export function needsOf(v: Visit, word: Word): Needs {
  const text = literalOf(word);
  if (text !== undefined) return NUMBER.test(text) ? NONE : undefined;
  return word.parts === undefined ? undefined : all(word.parts.map((part) => ofPart(v, part)));
}

/** Both of several; undefined where one of them cannot be shown. */
export function all(needs: readonly Needs[]): Needs {
  const found: Need[] = [];
  for (const each of needs) {
    if (each === undefined) return undefined;
    found.push(...each);
  }
  return found;
}

function ofPart(v: Visit, part: WordPart | DoubleQuotedChild): Needs {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
      return PIECE.test(part.value) ? NONE : undefined;
    case 'DoubleQuoted':
      return all(part.parts.map((each) => ofPart(v, each)));
    case 'SimpleExpansion':
      return needsOfName(v, part.text.slice(1));
    case 'ParameterExpansion':
      return ofExpansion(v, part);
    case 'ArithmeticExpansion':
      return NONE;
    default:
      return undefined;
  }
}

function ofExpansion(v: Visit, { parameter, prefix, index, operation }: ParameterExpansionPart): Needs {
  if (prefix === '#') return NONE;
  if (prefix === '!') return index?.text === '@' && !v.check.facts.keyed.has(parameter) ? NONE : undefined;
  const own = needsOfName(v, parameter);
  if (operation === undefined) return own;
  switch (operation.type) {
    case 'Default':
      if (operation.operator.endsWith('+')) return needsOf(v, operation.operand);
      return operation.operator.endsWith('?') ? own : all([own, needsOf(v, operation.operand)]);
    case 'Remove':
    case 'Slice':
      return own;
    case 'Replace': {
      const { operator, pattern, replacement } = operation;
      const isFilter = operator === '//' && /^\[[!^]0-9\]$/.test(pattern.text) && replacement.text === '';
      return isFilter ? NONE : all([own, needsOf(v, replacement)]);
    }
    default:
      return undefined;
  }
}
