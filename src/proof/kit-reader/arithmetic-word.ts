import { type ArithmeticExpression, type ArithmeticWord, type WordPart, parse } from 'unbash';
import { arithText } from './arithmetic.ts';
import { setVariable } from './assign.ts';
import { type Cursor, kindOfName, textOfName } from './context.ts';
import { kindOfShape } from './literal.ts';
import { shapeOfParts } from './words.ts';

const number = /^\d[\w#@]*$/;
const identifier = /^[A-Za-z_]\w*$/;
const element = /^([A-Za-z_]\w*)\[([^]*)\]$/;

function need(at: Cursor, name: string, pos: number, shown = name): void {
  const isNumber = kindOfName(at, name) === 2 || number.test(textOfName(at, name) ?? '');
  if (at.c.shell.runsContents && !isNumber)
    at.c.report(pos, 'arith', `what ${shown} holds is evaluated, and may be more than a number`);
}

/** Looks through one operand: a number, a variable, an element of an array, or text that is expanded first. */
export function arithWord(at: Cursor, node: ArithmeticWord): void {
  const { value, pos } = node;
  if (number.test(value)) return;
  if (identifier.test(value)) return need(at, value, pos);
  const [, name, key] = element.exec(value) ?? [];
  if (name !== undefined && key !== undefined && !closesEarly(key)) return elementOf(at, node, name, key);
  const shape = shapeOfParts(at, partsOf(node));
  if (number.test(shape) || kindOfShape(shape) === 2 || !at.c.shell.runsContents) return;
  if (identifier.test(shape)) need(at, shape, pos);
  else at.c.report(pos, 'arith', `what ${value} becomes is evaluated, and may be more than a number`);
}

/** a[1]b[2] is not one element. */
function closesEarly(key: string): boolean {
  let depth = 0;
  return Array.from(key).some((character) => {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    return depth < 0;
  });
}

function elementOf(at: Cursor, node: ArithmeticWord, name: string, key: string): void {
  keyOf(at, node, name, key);
  if (kindOfName(at, `${name}[${key}]`) < 2) need(at, `${name}[]`, node.pos, `${name}[${key}]`);
}

function keyOf(at: Cursor, node: ArithmeticWord, name: string, key: string): void {
  if (key === '@' || key === '*') return;
  if (!at.state.fact(name).assoc) return arithText(at, key, node.pos + name.length + 1);
  const shape = shapeOfParts(at, partsOf(node)).slice(name.length + 1, -1);
  if (at.c.shell.runsKeys && kindOfShape(shape) === 0 && /[`$\0]/.test(shape))
    at.c.report(node.pos, 'arith', `the key of ${name} is expanded once more, and runs what it holds, before bash 5.2`);
}

/** The parser leaves out the parts of the simplest words. */
function partsOf({ value, parts, pos }: ArithmeticWord): readonly WordPart[] {
  if (parts) return parts;
  const command = parse(`x="${value}"`).commands[0]?.command;
  const assigned = command?.type === 'Command' ? command.prefix[0] : undefined;
  const word = assigned?.type === 'Assignment' && assigned.value.type === 'Word' ? assigned.value : undefined;
  return word?.parts ?? [{ type: 'Literal', pos, end: pos, value: '\0', text: '' }];
}

/** The variable on the left of an assignment, or under ++ and --. */
export function assignTo(at: Cursor, target: ArithmeticExpression): void {
  if (target.type === 'ArithmeticGroup') return assignTo(at, target.expression);
  if (target.type !== 'ArithmeticWord') return;
  const { value, pos } = target;
  const [, name, key] = element.exec(value) ?? [];
  if (identifier.test(value)) setVariable(at, value, { kind: 2, pos });
  else if (name !== undefined && key !== undefined) {
    keyOf(at, target, name, key);
    setVariable(at, name, { kind: 2, pos, isElement: true });
  } else arithWord(at, target);
}
