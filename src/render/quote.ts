const plain = /^[\x20-\x7e]*$/;

/** One byte inside $'...': printable ones as they are, the rest in three octal digits so that no digit after can join. */
function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  const isSafe = plain.test(character) && !["'", '\\', '!'].includes(character);
  return isSafe ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}

/**
 * Quotes one value as one word of bash; the only code that does.
 * The result is printable ASCII on one line, whatever the value holds.
 * @throws RangeError for NUL or a lone surrogate, which no word of a shell can hold.
 */
export function quote(value: string | number): string {
  const text = String(value);
  if (/\0|\p{Surrogate}/u.test(text)) throw new RangeError('a shell word cannot hold NUL or half a character');
  if (plain.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `$'${[...new TextEncoder().encode(text)].map(escapeByte).join('')}'`;
}
