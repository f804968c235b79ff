/** Consoles of 80 columns wrap at the last; two of the rest are for the guards. */
export const BODY_WIDTH = 77;

/** What the frame relies on, or what a wiki, a terminal or a shell would change. */
const rules: readonly (readonly [rule: string, isBroken: (line: string) => boolean])[] = [
  ['is blank', (line) => line.trim() === ''],
  ['has a character that is not printable ASCII', (line) => /[^\x20-\x7e]/.test(line)],
  ['has a single quote', (line) => line.includes("'")],
  ['has a double quote without its other half', (line) => (line.replace(/\\./g, '').split('"').length - 1) % 2 === 1],
  ['ends in a backslash', (line) => line.endsWith('\\')],
  ['ends in a blank', (line) => line.endsWith(' ')],
  [`has more than ${BODY_WIDTH} columns`, (line) => line.length > BODY_WIDTH],
];

/** The lines of a body, each of which obeys the rules; one newline at its end is allowed and not needed. */
export function bodyLines(body: string): string[] {
  const lines = body.replace(/\n$/, '').split('\n');
  lines.forEach((line, at) => {
    const broken = rules.find(([, isBroken]) => isBroken(line));
    if (broken) throw new RangeError(`line ${at + 1} of the body ${broken[0]}: ${line}`);
  });
  return lines;
}
