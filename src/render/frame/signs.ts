/** What others mean to a shell, or to a wiki behind a blank, a backslash takes away. */
const PLAIN = /[A-Za-z0-9_+,./@^\]-]/;

/** Mail is wrapped at this width, and half a line of the list would be a command. */
const COLUMNS = 72;

/** What stands between two lines of the list: a line that comes to stand alone is a syntax error. */
const BREAK = '<\n';

/** The first line of the list has templates/frame/close.hbs in front, and every other one `"`; all end in ` "<`. */
const FIRST_WIDTH = COLUMNS - "# ';do for ls_i in".length - ' "<'.length;
const WIDTH = COLUMNS - '"'.length - ' "<'.length;

/** All that a text may hold but blank and newline. A single quote cannot stand in a quoted word. */
const CHARACTERS = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at)).filter(
  (character) => character !== "'",
);

/** So many turns have 105 pairs and ones, which are enough for all characters. */
const TURNS = 14;

/** A turn of letters alone gets a backslash all the same, since it might be a global alias of zsh. */
function escaped(turn: string): string {
  const word = Array.from(turn, (each) => (PLAIN.test(each) ? each : `\\${each}`)).join('');
  return word.includes('\\') ? word : `\\${word}`;
}

/** The turns of a character: each one has others than the rest. The first have one turn, all others two. */
function codes(): number[][] {
  const turns = Array.from({ length: TURNS }, (_, at) => at);
  return [...turns.map((one) => [one]), ...turns.flatMap((one) => turns.slice(one + 1).map((two) => [one, two]))];
}

/**
 * The turns in which the word is split, each a set of characters. Where a character stands is known from the turns
 * that it ends fields in, since no other one has the same; what the word does not have shares one code. Frequent ones
 * have one turn only: a field costs a microsecond. Blank has no turn: it is whatever is left, if all is printable,
 * which templates/frame/run.hbs looks after.
 */
function turnsOf(word: string): string[] {
  const counts = new Map(CHARACTERS.map((each) => [each, word.split(each).length - 1]));
  const count = (each: string) => counts.get(each) ?? 0;
  const present = CHARACTERS.filter((each) => count(each) > 0).sort((one, two) => count(two) - count(one));
  const turns = Array.from({ length: TURNS }, () => '');
  const join = (character: string, code: readonly number[] = []) => {
    for (const at of code) turns[at] = `${turns[at] ?? ''}${character}`;
  };
  const all = codes();
  present.forEach((each, at) => join(each, all[at]));
  for (const each of CHARACTERS.filter((one) => count(one) === 0)) join(each, all[present.length]);
  // A ! before a blank is not taken for history.
  return turns.filter((turn) => turn !== '').map((turn) => turn.replace(/(!)(.*)/, '$2$1'));
}

export interface Signs {
  /** The turns as lines of shell words. */
  readonly lines: readonly string[];
  /** The turns in their order, with those between the lines. */
  readonly turns: readonly string[];
}

/** The list over which templates/frame/close.hbs loops: the longest turns first, each in the first line with room. */
export function signsOf(word: string): Signs {
  const rows: { line: string; turns: string[] }[] = [{ line: '', turns: [] }];
  const turns = turnsOf(word).sort((one, two) => escaped(two).length - escaped(one).length);
  for (const turn of turns) {
    const sign = ` ${escaped(turn)}`;
    const hasRoom = ({ line }: { line: string }, at: number) =>
      line.length + sign.length <= (at === 0 ? FIRST_WIDTH : WIDTH);
    const row = rows.find(hasRoom);
    if (row === undefined) rows.push({ line: sign, turns: [turn] });
    else {
      row.line += sign;
      row.turns.push(turn);
    }
  }
  return { lines: rows.map(({ line }) => line), turns: rows.flatMap((row) => [...row.turns, BREAK]) };
}
