/** As in templates/frame/close.hbs: a block of fields is added up by one expression, each field with its own weight. */
const START = 1;
const FACTOR = 61;
const WEIGHTS = [3, 5, 7, 11, 13, 17, 19, 23, 29] as const;
/** One character each, behind the fields of a turn, so that the last block is whole. */
const FILLERS = WEIGHTS.map(() => '1');
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

/** A fold of one turn, block by block, into the sum so far. */
function addTurn(sum: number, fields: readonly string[]): number {
  let total = sum;
  for (let at = 0; fields.length - at > WEIGHTS.length; at += WEIGHTS.length) {
    total = Math.imul(total, FACTOR);
    WEIGHTS.forEach((weight, next) => (total = (total + Math.imul(weight, fields[at + next]?.length ?? 0)) | 0));
  }
  return total;
}

/**
 * The sum that a last shell makes: in each turn the lengths of all fields between the characters of that turn. That is
 * where each character stands, so nothing can be lost, changed or moved. Splitting is the one loop over characters
 * that runs inside a shell's own code: it takes a tenth of the time of a checksum written in shell.
 */
export function fieldSum(word: string, turns: readonly string[]): number {
  return turns.reduce((sum, turn) => addTurn(sum, [...fieldsOf(word, turn), ...FILLERS]), START) & MASK;
}
