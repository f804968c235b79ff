import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import { visitArithmetic } from './arithmetic.ts';
import { literalOf } from '../../shell/literal.ts';
import { needsOf } from './numbers.ts';
import { onlyBash, visitWord } from './words.ts';
import { type Visit, assign, report } from './visit.ts';

/** Quotes that bash takes for quotes or for themselves: the expansion ends at the same place. */
const HARMLESS = /'(?:[^'"`$}\\])*'|"[\w ./:-]*"/g;
const PARAMETER = /^(?:[A-Za-z_]\w*|\d+|[#?$!@*-])$/;

/** Judges `${…}`. None of those that are allowed looks at a value as code. */
export function visitExpansion(v: Visit, part: ParameterExpansionPart): void {
  const { parameter, prefix, index, operation } = part;
  if (!PARAMETER.test(parameter) || !/^\$\{[#!]?[\w#?$!@*-]/.test(part.text))
    return report(v, part, 'syntax', `this expansion cannot be read with certainty: ${part.text.slice(0, 30)}`);
  if (prefix === '!') visitIndirect(v, part);
  if (index !== undefined) {
    onlyBash(v, part, 'arrays');
    visitIndex(v, index);
  }
  if (operation !== undefined) visitOperation(v, part, operation);
}

/** Judges a subscript: it is arithmetic, or all elements. */
export function visitIndex(v: Visit, index: Word): void {
  if (index.text !== '@' && index.text !== '*') visitArithmetic(v, index, index.text);
}

function visitIndirect(v: Visit, part: ParameterExpansionPart): void {
  const isKeys = part.index?.text === '@' || part.index?.text === '*' || part.operation?.type === 'Names';
  if (isKeys && part.operation?.type !== 'Default') return onlyBash(v, part, 'lists of keys and names');
  report(v, part, 'indirect', 'the name of the variable shows only when the script runs', part.parameter);
}

/** Operations that only bash has among the shells. */
const BASH_ONLY = /^(?:Replace|Slice|CaseModification|Transform)$/;

function visitOperation(v: Visit, part: ParameterExpansionPart, operation: ParameterOperation): void {
  const { type } = operation;
  if (BASH_ONLY.test(type)) onlyBash(v, part, `such an expansion (${type.toLowerCase()})`);
  if (type === 'Default') {
    if (/^:?=$/.test(operation.operator)) visitDefault(v, part, operation.operand);
    operand(v, operation.operand, false);
  } else if (type === 'Replace') {
    operand(v, operation.pattern, true);
    operand(v, operation.replacement, false);
  } else if (type === 'Slice') {
    for (const each of [operation.offset, operation.length]) if (each) visitArithmetic(v, each, each.text);
  } else if (type === 'Remove' || type === 'CaseModification') {
    if (operation.operand !== undefined) operand(v, operation.operand, true);
  } else if (type === 'Transform') {
    if (!/^[QUuL]$/.test(operation.operand.text)) report(v, part, 'transform', 'a value is evaluated as a prompt is');
  } else if (type === 'Unknown') report(v, part, 'syntax', `this is not known: ${part.text.slice(0, 30)}`);
}

function visitDefault(v: Visit, part: ParameterExpansionPart, word: Word): void {
  if (/^\d|^\W/.test(part.parameter) || part.index !== undefined)
    return report(v, part, 'name', 'what is set here is no plain variable');
  assign(v, part, part.parameter, needsOf(v, word), literalOf(word));
}

/** The word behind an operator. In double quotes shells do not agree on single quotes in it, nor on double ones but in patterns. */
function operand(v: Visit, word: Word, isPattern: boolean): void {
  const text = word.text.replace(/\\./gs, '').replace(v.check.shells.isBash ? HARMLESS : /^$/, '');
  if (v.isQuoted && (isPattern ? /'/ : /['"]/).test(text))
    report(v, word, 'syntax', 'shells do not agree on what a quote in here means; take a variable for the text');
  if (/[^\x00-\x7f]$/.test(text)) report(v, word, 'text', 'in some locales a character takes the bracket with it');
  if (/[<>]\(/.test(text)) report(v, word, 'process-substitution', 'in here bash starts a process');
  // A closing bracket ends no word in here.
  const isClosing = /^[^'"(&|;<>]*\)[^'"(&|;<>]*$/.test(word.text);
  visitWord({ ...v, isQuoted: v.isQuoted || isClosing }, word);
}
