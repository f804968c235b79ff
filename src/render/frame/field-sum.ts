/** As in templates/frame/close.hbs. */
const START = 1;
const FACTOR = 61;
/** mksh counts with 32 bits, and what it makes of the sign differs. */
const MASK = 0x7fff_ffff;

/** Splits as a shell does at these characters: a newline at either side of another one belongs to it. */
function fieldsOf(word: string, splitter: string): string[] {
  if (!splitter.startsWith('\n')) return word.split(splitter);
  return word.replace(/^\n+/, '').split(/\n*\)\n*|\n+/);
}

/**
 * The sum that a last shell makes: for each character in turn the lengths of all fields between two of them. That is
 * where each character stands, so nothing can be lost, changed or moved. Splitting is the one loop over characters that
 * runs inside the shell: it takes a fifth of the time of a checksum written in shell.
 */
export function fieldSum(word: string, turns: readonly string[]): number {
  let sum = START;
  for (const splitter of turns) {
    for (const field of fieldsOf(word, splitter)) sum = (Math.imul(sum, FACTOR) + field.length) | 0;
  }
  return sum & MASK;
}
