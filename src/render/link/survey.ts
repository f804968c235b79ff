import { type Command, type SyntaxNode, forEachChild, parse } from 'unbash';

/** What a text defines, calls and sets, each in the order in which it stands there. */
export interface Survey {
  /** May hold a name twice. */
  readonly defined: string[];
  readonly called: string[];
  readonly assigned: string[];
}

const OWN = /^ls_\w+$/;
const NAME = /^[A-Za-z_]\w*$/;

/** Reads a text of ours. @throws Error where it is no shell text. */
export function survey(text: string): Survey {
  const found: Survey = { defined: [], called: [], assigned: [] };
  visitText(text, found);
  return found;
}

function visitText(text: string, found: Survey): void {
  const tree = parse(text);
  const [error] = tree.errors ?? [];
  if (error !== undefined) {
    const number = text.slice(0, error.pos).split('\n').length;
    throw new Error(`line ${number}: ${error.message}: ${text.split('\n')[number - 1] ?? ''}`);
  }
  visit(tree, found);
}

function visit(node: SyntaxNode, found: Survey): void {
  if (node.type === 'Function') found.defined.push(node.name.value);
  else if (node.type === 'For') found.assigned.push(node.name.value);
  else if (node.type === 'Assignment') found.assigned.push(node.name);
  else if (node.type === 'Command') visitCommand(node, found);
  else found.assigned.push(...setBy(node));
  forEachChild(node, (child) => {
    // What stands before read is over when it ends.
    const isTemporary = node.type === 'Command' && child.type === 'Assignment' && node.name?.value === 'read';
    if (!isTemporary) visit(child, found);
  });
}

function visitCommand({ name, args }: Command, found: Survey): void {
  const words = args.flatMap((argument) => (argument.type === 'Word' ? [argument.value] : []));
  const program = name?.value ?? '';
  if (OWN.test(program)) found.called.push(program);
  if (program === 'read') found.assigned.push(...words.filter((each) => NAME.test(each)));
  // The action of a trap is text that the shell reads when the signal comes.
  if (program === 'trap' && words.length > 1 && words[0] !== '-') visitText(words[0] ?? '', found);
}

/** ${x=…} and $((x = …)). */
function setBy(node: SyntaxNode): string[] {
  if (node.type === 'ParameterExpansion') {
    const { operation, parameter } = node;
    return operation?.type === 'Default' && operation.operator.endsWith('=') ? [parameter] : [];
  }
  if (node.type !== 'ArithmeticBinary' || !/^(?:[-+*/%&|^]|<<|>>)?=$/.test(node.operator)) return [];
  return node.left.type === 'ArithmeticWord' ? [node.left.value] : [];
}
