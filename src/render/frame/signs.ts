/**
 * What others mean to a shell, or to a wiki behind a blank, a backslash takes away. Capital letters are global aliases
 * of many a zsh.
 */
const PLAIN = /[a-z0-9_+,./@^\]=-]/;

/** Mail is wrapped at this width, and half a line of the list would be a command. */
const COLUMNS = 72;

/** The first line of the list has templates/frame/close.hbs in front, and every other one `"`; all end in ` ")`. */
const FIRST_WIDTH = COLUMNS - "# ';do for ls_i in".length - ' ")'.length;
const WIDTH = COLUMNS - '"'.length - ' ")'.length;

/** All that a text may hold but blank and newline. A single quote cannot stand in a quoted word. */
const CHARACTERS = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at)).filter(
  (character) => character !== "'",
);

function escaped(turn: string): string {
  return Array.from(turn, (each) => (PLAIN.test(each) ? each : `\\${each}`)).join('');
}

/**
 * The turns in which the word is split: at each of its characters, and at all that it does not have together. Blank
 * has no turn: it is whatever is left, if all is printable, which templates/frame/run.hbs looks after. That
 * saves a fifth of the time.
 */
function turnsOf(word: string): string[] {
  const present = CHARACTERS.filter((each) => word.includes(each));
  const absent = CHARACTERS.filter((each) => !word.includes(each)).join('');
  return absent === '' ? present : [...present, absent];
}

/** What stands between two lines of the list: a line that comes to stand alone is a syntax error. */
const BREAK = ')\n';

export interface Signs {
  /** The turns as lines of shell words. */
  readonly lines: readonly string[];
  /** The turns in their order, with those between the lines. */
  readonly turns: readonly string[];
}

/** The list over which templates/frame/close.hbs loops. */
export function signsOf(word: string): Signs {
  const lines = [''];
  const turns: string[] = [];
  for (const turn of turnsOf(word)) {
    const sign = ` ${escaped(turn)}`;
    const width = lines.length > 1 ? WIDTH : FIRST_WIDTH;
    const last = lines.pop() ?? '';
    if (last.length + sign.length > width) {
      lines.push(last, sign);
      turns.push(BREAK, turn);
    } else {
      lines.push(last + sign);
      turns.push(turn);
    }
  }
  return { lines, turns: [...turns, BREAK] };
}
