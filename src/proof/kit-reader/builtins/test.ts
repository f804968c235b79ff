import { type Outcome, both } from '../outcome.ts';
import { type Argument, type Call, argumentsOf, complain } from './call.ts';

const numeric = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge']);
const unknown = ({ literal, kind }: Argument) => literal === undefined && kind < 2;
/** A word that would run something if it came behind -v. */
const mayBeElement = (after: Argument) => unknown(after) || /\[[^]*[$`]/.test(after.literal ?? '');
const variable = /^"?\$\{?([A-Za-z_]\w*|\d)\}?"?$/;

/** test and [: their words are sorted when they run, so that data next to data may become -v and a name. */
export function test(call: Call): Outcome {
  const { at } = call;
  const args = argumentsOf(call).filter(({ literal }) => literal !== ']');
  for (const [index, argument] of args.entries()) operand(call, args, index, argument);
  const [left, operator, right] = args;
  if (args.length !== 3 || !left || !right || !numeric.has(operator?.literal ?? '')) return both(at.state);
  // True only if both are whole numbers.
  let yes = at.state;
  for (const { raw } of [left, right]) {
    const name = variable.exec(raw)?.[1];
    if (name !== undefined && at.c.shell.name.startsWith('bash')) yes = yes.with(name, { kind: 2 });
  }
  return { yes, no: at.state };
}

function operand(call: Call, args: readonly Argument[], index: number, argument: Argument): void {
  const { shell } = call.at.c;
  if (!shell.runsContents) return;
  const [before, after] = [args[index - 1], args[index + 1]];
  if (shell.runsNames && before?.literal === '-v' && !/^[A-Za-z_]\w*(\[[@*\d]*\])?$/.test(argument.shape))
    return complain(call, argument, 'name', '-v takes this for a name, and runs a subscript in it');
  if (!unknown(argument)) return;
  if (shell.runsNames && (argument.splits || (after && mayBeElement(after))))
    return complain(call, argument, 'name', 'this may become -v and a name: quote it, or use [[ ]]');
  const isOperand = numeric.has(before?.literal ?? '') || numeric.has(after?.literal ?? '');
  if (shell.runsOperands && isOperand) complain(call, argument, 'arith', 'some of these shells evaluate this');
}
