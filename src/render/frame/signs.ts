/** What these mean to a shell or to a wiki behind a blank, a backslash takes away. */
const PLAIN = /[\w+,./@^\]=-]/;

/** The first line of the list has templates/frame/close.hbs in front, and every other one `)"`; all end in ` "`. */
const FIRST_WIDTH = 79 - " ';do for ls_i in".length - ' "'.length;
const WIDTH = 79 - ')"'.length - ' "'.length;

/**
 * Every character of the word but blank and newline, as lines of shell words. From one line to the next a newline and
 * a bracket are a word too. So a line that comes to stand alone is a syntax error. Blank needs no turn: what is no other
 * character, and printable, is one; and without it the sum takes a fifth less time.
 */
export function signLines(word: string): string[] {
  const lines = [''];
  for (const character of [...new Set(word)].filter((each) => !/\s/.test(each)).toSorted()) {
    const sign = PLAIN.test(character) ? ` ${character}` : ` \\${character}`;
    const line = lines[lines.length - 1] ?? '';
    if (line.length + sign.length > (lines.length > 1 ? WIDTH : FIRST_WIDTH)) lines.push(sign);
    else lines[lines.length - 1] = line + sign;
  }
  return lines;
}

/** What the shell makes of these lines: the characters at which it splits the word, turn by turn. */
export function splitters(lines: readonly string[]): string[] {
  const signs = lines.map((line) =>
    line
      .slice(1)
      .split(' ')
      .map((sign) => sign.slice(-1)),
  );
  return signs.flatMap((each, at) => (at > 0 ? ['\n)', ...each] : each));
}
