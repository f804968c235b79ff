import { parse } from 'unbash';

type Tree = unknown;

/** Where something stands, and how it was written, is no part of what it means. */
const isPlace = (key: string) => /^(?:pos|end|text)$|(?:End|Pos|Start)$/.test(key);

function squeezeMath(value: string): string {
  return value.replace(/\$\(\((.*?)\)\)/g, (whole) => whole.replaceAll(' ', ''));
}

function isRecord(tree: Tree): tree is Record<string, Tree> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** `a != b` and `a == ""!(b)` say the same. */
function unequal(tree: Record<string, Tree>): unknown {
  const { text = '' } = (tree['right'] ?? {}) as { text?: string };
  if (tree['operator'] === '!=') return { differs: tree['left'], from: text };
  const inner = tree['operator'] === '==' ? /^""!\((.*)\)$/.exec(text)?.[1] : undefined;
  return inner === undefined ? undefined : { differs: tree['left'], from: inner };
}

/** Everything but places; names of functions as their number. */
function clean(tree: Tree, names: readonly string[]): Tree {
  if (typeof tree === 'string') return names.includes(tree) ? `function ${names.indexOf(tree)}` : squeezeMath(tree);
  if (Array.isArray(tree)) return tree.map((part) => clean(part, names));
  if (!isRecord(tree)) return tree;
  const other = unequal(tree);
  if (other !== undefined) return clean(other, names);
  const isMath = String(tree['type']).startsWith('Arithmetic');
  const kept = Object.entries(tree).filter(([key]) => !isPlace(key) && !(isMath && key === 'body'));
  return Object.fromEntries(kept.map(([key, part]) => [key, clean(part, names)]));
}

function functionsIn(tree: Tree): Record<string, Tree>[] {
  if (Array.isArray(tree)) return tree.flatMap(functionsIn);
  if (!isRecord(tree)) return [];
  if (tree['type'] === 'Function') return [tree];
  return Object.values(tree).flatMap(functionsIn);
}

/** What each function of a text means, in the order in which they are defined. */
export function meanings(text: string): Tree[] {
  // What the parser works out only when asked is there after a round trip.
  const tree = JSON.parse(JSON.stringify(parse(text))) as { errors?: readonly unknown[] };
  if (tree.errors?.length) throw new Error(JSON.stringify(tree.errors));
  const functions = functionsIn(tree);
  const names = functions.map(({ name }) => (name as { value: string }).value);
  return functions.map((part) => clean(part, names));
}
