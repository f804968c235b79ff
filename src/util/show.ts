/** What moves a cursor, colours, reorders or hides: everything but blanks, printable ASCII, and visible Unicode. */
const UNSEEN = /[^\x20-\x7e\u00a0-\u{10ffff}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A text of others as one line: nothing in it reaches a terminal as a control. Marks that CI servers take for commands
 * (`::name::` at the start, `##[name]` and `##vso[…]` anywhere) are broken as well.
 */
export function printable(text: string): string {
  return text
    .replace(UNSEEN, '?')
    .replace(/##(?=\w*\[)/g, '#?')
    .replace(/^(\s*):(?=:)/, '$1?');
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line.replaceAll('\t', '        ')))
    .join('\n');
}

/** A value for programs, as JSON that a terminal can show too. */
export function jsonText(value: unknown, indent = 2): string {
  const text = JSON.stringify(value, undefined, indent);
  return `${text.replace(UNSEEN, (unit) => (unit === '\n' ? unit : escapeUnits(unit)))}\n`;
}

function escapeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** One line for a person, to stderr. */
export function say(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Lines for a person, to stdout. */
export function show(text: string): void {
  process.stdout.write(printableLines(text));
}
