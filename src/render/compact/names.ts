/** What the kit leaves for a person to type. */
const COMMAND = 'lastshell';

/** Whether these functions stay after the text: then other texts, which forget theirs, must not share a name with it. */
export function isKit(functions: readonly string[]): boolean {
  return functions.includes(COMMAND);
}

/** _a to _z, then _aa, _ab and so on, in the kit _A: no shell defines such functions, and few people do. */
function nameAt(index: number, letters: string): string {
  const [first, last] = [Math.floor(index / letters.length) - 1, index % letters.length];
  return `_${first < 0 ? '' : (letters[first] ?? '')}${letters[last] ?? ''}`;
}

/** Short names for our functions, in the order in which they are defined. */
export function shortNames(functions: readonly string[]): Map<string, string> {
  const ours = functions.filter((name) => name !== COMMAND);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const chosen = isKit(functions) ? letters.toUpperCase() : letters;
  return new Map(ours.map((name, index) => [name, nameAt(index, chosen)]));
}
