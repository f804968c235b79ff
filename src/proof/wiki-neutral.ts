/** Why one line of a paste would not survive a wiki, a clipboard or a shell. */
export interface Hazard {
  readonly line: number;
  readonly rule: string;
}

/** The widest a line may be: consoles of 80 columns wrap at the last. */
const COLUMNS = 79;

/** What some wiki, template engine or markup reads as its own, wherever it stands. */
const MARKUP = ['{{', '}}', '{%', '%}', ']]>', '</', '<nowiki', '```', '~~~', '{code', '-{', '{#!'];
const LINE_STARTS = ['include::', 'ifdef::', '----', '====', '....'];

type Rule = readonly [name: string, isBroken: (line: string) => boolean];

const rules: readonly Rule[] = [
  ['a character that is not printable ASCII', (line) => /[^\x20-\x7e]/.test(line.replaceAll('\t', ''))],
  ['a tab', (line) => line.includes('\t')],
  ['a blank line', (line) => /^\s*$/.test(line)],
  ['a trailing blank', (line) => /\S\s+$/.test(line)],
  ['a continuation', (line) => line.endsWith('\\')],
  // MediaWiki puts U+00A0 there.
  ['a blank before ? : ; ! %', (line) => / [?:;!%](?!\w)/.test(line)],
  // Safe are ${!x}, $!, != and [!x].
  ['! that a shell takes for history', (line) => /(?<![${[])!(?![=\s(]|$)/.test(line)],
  ['more than 79 columns', (line) => line.length > COLUMNS],
  ...MARKUP.map((mark): Rule => [`the markup ${mark}`, (line) => line.includes(mark)]),
  ...LINE_STARTS.map((mark): Rule => [`the markup ${mark}`, (line) => line.startsWith(mark)]),
];

/** Looks for all that does not survive the way from a wiki to a shell; a final newline is allowed and not needed. */
export function wikiHazards(text: string): Hazard[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.flatMap((line, index) =>
    rules.filter(([, isBroken]) => isBroken(line)).map(([rule]) => ({ line: index + 1, rule })),
  );
}
