import { fillFrame } from '../fill.ts';
import { bodyLines } from './body.ts';
import { fieldSum } from './field-sum.ts';
import { signsOf } from './signs.ts';

export interface Framed {
  /** What is pasted; it ends in one newline. */
  readonly text: string;
  /** What the last shell must find when it adds the text up. */
  readonly sum: number;
}

/** Alone such a line is a comment, and a piece of its end is a syntax error: neither runs anything. */
function guarded(lines: readonly string[]): string {
  return lines.map((line) => `#${line})\n`).join('');
}

/**
 * Puts a frame around the body of a text, so that a damaged paste does nothing. The body and the code that runs it are
 * one quoted word. What stands around the word adds it up and runs it if the sum is right. Of damage to the rest a
 * shell makes a syntax error or a wrong sum. Throws a RangeError that names the line of a body that breaks a rule.
 */
export function frame(body: string): Framed {
  const open = fillFrame('open', {}).trimEnd().slice(0, -1);
  // The bracket right behind the quote: where a cut has turned quotes inside out, a line there is an error of syntax.
  const inner = `)\n${fillFrame('run', {})}${guarded(bodyLines(body))}`;
  // What stands in front of the closing quote. No turn may end the word with a field: shells differ there.
  const word = `${inner}# `;
  const { lines, turns } = signsOf(word);
  const sum = fieldSum(word, turns);
  return { text: `${open}${inner}${fillFrame('close', { signs: lines, sum })}`, sum };
}
