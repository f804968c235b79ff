/** As in templates/frame/close.hbs. */
const START = 1;
const FACTOR = 61;
/** mksh counts with 32 bits, and what it makes of the sign differs. */
const MASK = 0x7fff_ffff;

/** The characters as a shell takes them: newlines beside another one of them belong to it. */
function patternOf(turn: string): RegExp {
  const others = turn.replace(/\n/g, '').replace(/[\\\]^-]/g, '\\$&');
  return new RegExp(turn.includes('\n') ? `\\n*[${others}]\\n*|\\n+` : `[${others}]`);
}

/** Splits as a shell does: each of these characters ends a field, so that nothing follows the last. */
function fieldsOf(word: string, turn: string): string[] {
  const trimmed = turn.includes('\n') ? word.replace(/^\n+/, '') : word;
  const fields = trimmed.split(patternOf(turn));
  return fields.at(-1) === '' ? fields.slice(0, -1) : fields;
}

/**
 * The sum that a last shell makes: in each turn the lengths of all fields between the characters of that turn. That is
 * where each character stands, so nothing can be lost, changed or moved. Splitting is the one loop over characters
 * that runs inside a shell's own code: it takes a quarter of the time of a checksum written in shell.
 */
export function fieldSum(word: string, turns: readonly string[]): number {
  let sum = START;
  for (const turn of turns) {
    for (const field of fieldsOf(word, turn)) sum = (Math.imul(sum, FACTOR) + field.length) | 0;
  }
  return sum & MASK;
}
