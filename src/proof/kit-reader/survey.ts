import { type Function as FunctionNode, type SyntaxNode, type Script, forEachChild } from 'unbash';

/** What a first look over the whole script finds, before any path is followed. */
export interface Survey {
  functions: FunctionNode[];
  arrays: Set<string>;
  /** Stretches in which # is no comment. */
  words: { pos: number; end: number }[];
  errors: { pos: number; message: string }[];
}

/** Looks at every node once. */
export function survey(script: Script): Survey {
  const found: Survey = { functions: [], arrays: new Set(), words: [], errors: [] };
  visit(script, found);
  return found;
}

function visit(node: SyntaxNode, found: Survey): void {
  switch (node.type) {
    case 'Function':
      found.functions.push(node);
      break;
    case 'Assignment':
      if (node.index || node.value.type === 'ArrayValue') found.arrays.add(node.name);
      break;
    case 'Command':
      declared(node.args, found);
      break;
    case 'Word':
    case 'HereDocBody':
    case 'ArithmeticCommand':
      found.words.push({ pos: node.pos, end: node.end });
      break;
    case 'Script':
      found.errors.push(...(node.errors ?? []));
      break;
    default:
      break;
  }
  // A substitution is a finding as it is; what stands in it is not looked at.
  if (node.type === 'ProcessSubstitution') return;
  if (node.type === 'CommandExpansion' && !node.text.startsWith('${')) return;
  forEachChild(node, (child) => visit(child, found));
}

/** declare -a NAME, read -a NAME, mapfile NAME and the like: any word of a command with such an option may be one. */
function declared(args: readonly { type: string; text: string }[], { arrays }: Survey): void {
  if (!args.some(({ text }) => /^-\w*[aA]/.test(text))) return;
  for (const { text } of args) {
    const name = /^([A-Za-z_]\w*)(?:=|$)/.exec(text)?.[1];
    if (name !== undefined) arrays.add(name);
  }
}
