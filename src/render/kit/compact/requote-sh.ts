import type { Token } from './tokens.ts';

/** What may stand in a paste as it is. */
const PLAIN = /^[\w.,/@+=:-]+$/;
const PIECE = 40;
/** Holds an exclamation mark, which an interactive bash would take for its history anywhere but before a blank. */
const MARK = '__x';

/** One character in double quotes of its own, so that no two make the markup of a wiki. */
function quoted(character: string): string {
  if (character === '!') return `"$${MARK}"`;
  return /["$`\\]/.test(character) ? `"\\${character}"` : `"${character}"`;
}

function piecesOf(value: string): string[] {
  return value.match(/[\w.,/@+=:-]{1,40}|[^]/g)?.map((part) => (PLAIN.test(part) ? `"${part}"` : quoted(part))) ?? [];
}

function line(...words: string[]): Token[] {
  return words.map((text, index) => ({ text, gap: index === 0 ? 'line' : 'blank', kind: 'word' }));
}

/** Puts a value into a variable, piece by piece so that each fits a line. */
function assign(name: string, value: string): Token[] {
  const rows = [''];
  for (const piece of piecesOf(value)) {
    const longer = (rows.at(-1) ?? '') + piece;
    if (longer.length > PIECE) rows.push(piece);
    else rows[rows.length - 1] = longer;
  }
  return rows.flatMap((row, index) => line(`${name}=${index === 0 ? '' : `"$${name}"`}${row}`));
}

/**
 * A paste is one word in single quotes, so inside it values stand in double ones. What would mean something there goes
 * into a variable first, and is forgotten last.
 */
export function requoteSh(tokens: readonly Token[]): Token[] {
  const before: Token[] = [];
  const names: string[] = [];
  const done = tokens.map((token): Token => {
    const [, name = '', word] = /^(\w+=)?'([^]*)'$/.exec(token.text) ?? [];
    if (word === undefined) return token;
    if (word.includes("'")) throw new RangeError('a paste for sh cannot hold a single quote');
    if (word === '' || (PLAIN.test(word) && word.length <= PIECE)) return { ...token, text: `${name}"${word}"` };
    const variable = `__v${names.length + 1}`;
    names.push(variable);
    before.push(...assign(variable, word));
    return { ...token, text: `${name}"$${variable}"` };
  });
  if (names.length === 0) return done;
  return [...line(`${MARK}=!`, '__y='), ...before, ...done, ...line(String.raw`\unset`, '-v', MARK, '__y', ...names)];
}
