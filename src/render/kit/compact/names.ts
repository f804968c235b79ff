/** What the kit leaves for a person to type. */
const COMMAND = 'lastshell';

/** Whether these functions stay after the text: then other texts, which forget theirs, must not share a name with it. */
export function isKit(functions: readonly string[]): boolean {
  return functions.includes(COMMAND);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** _A to _Z, then _AA, _AB and so on. */
function letters(index: number): string {
  const [first, last] = [Math.floor(index / LETTERS.length) - 1, index % LETTERS.length];
  return `_${LETTERS[first] ?? ''}${LETTERS[last] ?? ''}`;
}

/**
 * Short names for our functions, in the order in which they are defined: _0, _1 and so on, in the kit _A. Nobody is known
 * to have functions with such names; those of zsh for completion have small letters, _w and _at among them.
 */
export function shortNames(functions: readonly string[]): Map<string, string> {
  const ours = functions.filter((name) => name !== COMMAND);
  const kit = isKit(functions);
  return new Map(ours.map((name, index) => [name, kit ? letters(index) : `_${index}`]));
}
