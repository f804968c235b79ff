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
  visit(script, found, (pos) => pos);
  return found;
}

function visit(node: SyntaxNode, found: Survey, place: (pos: number) => number): void {
  let inner = place;
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
      found.words.push({ pos: place(node.pos), end: place(node.end) });
      break;
    case 'Script':
      // Escaped backticks have a text of their own, in which positions mean nothing outside.
      if ('source' in node && node.source !== undefined) inner = () => -1;
      for (const error of node.errors ?? []) found.errors.push({ ...error, pos: Math.max(0, inner(error.pos)) });
      break;
    default:
      break;
  }
  forEachChild(node, (child) => visit(child, found, inner));
}

/** declare -a NAME, read -a NAME, mapfile NAME and the like: any word of a command with such an option may be one. */
function declared(args: readonly { type: string; text: string }[], { arrays }: Survey): void {
  if (!args.some(({ text }) => /^-\w*[aA]/.test(text))) return;
  for (const { text } of args) {
    const name = /^([A-Za-z_]\w*)(?:=|$)/.exec(text)?.[1];
    if (name !== undefined) arrays.add(name);
  }
}
