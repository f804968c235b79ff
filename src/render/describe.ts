import type { Framed } from './frame/frame.ts';

/** A start bit, eight of data and a stop bit. */
const BITS_A_BYTE = 10;
const BAUD = 9600;

/** What a person checks before pasting: size, sum, and how long a slow console takes. */
export function describePaste({ text, sum }: Framed): string {
  const seconds = Math.ceil((text.length * BITS_A_BYTE) / BAUD);
  const lines = text.split('\n').length - 1;
  return `${text.length} bytes, ${lines} lines, checksum ${sum}, ${seconds} s at ${BAUD} baud`;
}
