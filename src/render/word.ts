/** Where two characters next to each other would be markup to some wiki, or a blank that a wiki replaces. */
const SEAM = /(?<=[{<])(?=.)|(?<=.)(?=[{}<>~%])|(?<= )(?=[?:;])/;

/** What a word of the new texts can hold: they are ASCII, stand in single quotes, and shells look for ! in quotes too. */
const PLACED = /^[ "-&(-~]*$/;

/**
 * A value between double quotes of a text, without those quotes. Quotes are closed and opened again where a wiki would
 * see markup.
 * @throws RangeError for what has no place; buildPlan has refused it before.
 */
export function inside(value: string | number): string {
  const text = String(value);
  if (!PLACED.test(text)) throw new RangeError(`no word of a text holds ${JSON.stringify(text)}`);
  return text
    .split(SEAM)
    .map((piece) => piece.replace(/["$`\\]/g, '\\$&'))
    .join('""');
}

/** Quotes one value as one word of any shell: the only code that does, for the new texts. @throws as inside() does. */
export function word(value: string | number): string {
  return `"${inside(value)}"`;
}

/** A blank that a wiki or an editor would replace or drop, with what stands behind it. */
const LOST = /(?:^| )[?:;%](?!\w)|^ | $/;

/**
 * A value as a person sees it, in a comment or between double quotes. Every doubtful character is a ?, or a dot where a
 * wiki would replace the blank before a ?.
 */
export function shown(value: string | number): string {
  const bytes = Array.from(new TextEncoder().encode(String(value)), (byte) => String.fromCharCode(byte));
  const plain = bytes.map((byte) => byte.replace(/[^\x20-\x7e]|["$`\\'!]/, '?')).join('');
  const safe = plain
    .split(SEAM)
    .map((piece, index) => (index === 0 ? piece : piece.replace(/^[^\w]/, '?')))
    .join('');
  return LOST.test(safe) ? safe.replace(/[?:;%]|^ | $/g, '.') : safe;
}
