const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** _a to _z, then _aa, _ab and so on: no shell defines such functions, and few people do. */
function nameAt(index: number): string {
  const [first, last] = [Math.floor(index / LETTERS.length) - 1, index % LETTERS.length];
  return `_${first < 0 ? '' : (LETTERS[first] ?? '')}${LETTERS[last] ?? ''}`;
}

/** Short names for our functions, in the order in which they are defined. */
export function shortNames(functions: readonly string[]): Map<string, string> {
  return new Map(functions.map((name, index) => [name, nameAt(index)]));
}
