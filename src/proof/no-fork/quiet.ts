import { type Command, type Statement, type SyntaxNode, type Word, forEachChild } from 'unbash';
import { literalOf } from '../../shell/literal.ts';
import { commonBuiltins, bashBuiltins } from '../../shell/builtins.ts';

/** What a command and all that it holds may change. */
interface Changes {
  readonly names: Set<string>;
  /** It calls something that is no builtin, or sets names that are not written out. */
  isOpen: boolean;
  /** It may change the parameters. */
  shifts: boolean;
}

const known = new WeakMap<SyntaxNode, Changes>();

function changesOf(node: SyntaxNode): Changes {
  const before = known.get(node);
  if (before !== undefined) return before;
  const changes: Changes = { names: new Set(), isOpen: false, shifts: false };
  note(node, changes);
  forEachChild(node, (child) => {
    const { names, isOpen, shifts } = changesOf(child);
    for (const name of names) changes.names.add(name);
    changes.isOpen ||= isOpen;
    changes.shifts ||= shifts;
  });
  known.set(node, changes);
  return changes;
}

function note(node: SyntaxNode, changes: Changes): void {
  if (node.type === 'Assignment') changes.names.add(node.name);
  else if (node.type === 'For' || node.type === 'Select') changes.names.add(node.name.value);
  else if (node.type === 'ParameterExpansion')
    changes.names.add(node.operation?.type === 'Default' ? node.parameter : '');
  else if (node.type === 'Command') noteCommand(node, changes);
}

/** Of a builtin any word may be the name of a variable that it sets. */
function noteCommand({ name, args }: Command, changes: Changes): void {
  if (name === undefined) return;
  const word = literalOf(name);
  if (word === undefined || !(commonBuiltins.has(word) || bashBuiltins.has(word))) changes.isOpen = true;
  if (word === 'set' || word === 'shift' || word === 'eval') changes.shifts = true;
  for (const arg of args) if (arg.type === 'Word') changes.names.add(literalOf(arg) ?? '');
}

/** Whether a command leaves a variable or a parameter as it is. */
export function isQuietFor(statement: Statement, name: string): boolean {
  const { names, isOpen, shifts } = changesOf(statement);
  // Functions have parameters of their own.
  return /^\d/.test(name) ? !shifts : !isOpen && !names.has(name);
}

const SAFE_OPERATORS = /^(?::?[-+]|##?|%%?)$/;

/** Whether the expansion of a word cannot fail, so that a shell would leave out what comes next. */
export function isSafe(word: Word): boolean {
  let isGood = true;
  const look = (node: SyntaxNode): void => {
    if (node.type === 'ParameterExpansion') {
      const { index, prefix, operation } = node;
      const operator = operation?.type === 'Default' || operation?.type === 'Remove' ? operation.operator : undefined;
      if (index ?? (prefix === '!' || (operation && !SAFE_OPERATORS.test(operator ?? '')))) isGood = false;
    }
    if (/^(?:Arithmetic|Command|Process)/.test(node.type)) isGood = false;
    forEachChild(node, look);
  };
  look(word);
  return isGood;
}

/** A plain assignment, or read: nothing in it can fail so that a shell leaves out the rest of the line. */
export function isSafeStatement({ command, background }: Statement): boolean {
  if (command.type !== 'Command' || background === true) return false;
  const word = command.name === undefined ? undefined : literalOf(command.name);
  if (word !== undefined && word !== 'read' && word !== 'echo') return false;
  const assigned = command.prefix.every(
    (each) => each.type !== 'Assignment' || (!each.index && each.value.type === 'Word' && isSafe(each.value)),
  );
  const args = command.args.every((each) => each.type === 'Word' && isSafe(each));
  // A redirection that fails leaves out the command, and that is no harm to a read.
  const redirects = command.redirects.every(
    (each) => each.type === 'Redirect' && each.target !== undefined && isSafe(each.target),
  );
  return assigned && args && redirects && (word !== undefined || command.redirects.length === 0);
}
