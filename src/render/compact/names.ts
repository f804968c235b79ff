const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What the kit leaves for a person to type. */
const COMMAND = 'lastshell';

/** _a to _z, then _aa, _ab and so on: no shell defines such functions, and few people do. */
function nameAt(index: number): string {
  const [first, last] = [Math.floor(index / LETTERS.length) - 1, index % LETTERS.length];
  return `_${first < 0 ? '' : (LETTERS[first] ?? '')}${LETTERS[last] ?? ''}`;
}

/** Short names for our functions, in the order in which they are defined. */
export function shortNames(functions: readonly string[]): Map<string, string> {
  const ours = functions.filter((name) => name !== COMMAND);
  return new Map(ours.map((name, index) => [name, nameAt(index)]));
}
