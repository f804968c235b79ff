import type { Token } from './tokens.ts';

/** What may stand in a paste as it is: nothing that a quote, a wiki or a shell's history gives a meaning. */
const PLAIN = /^(?:[\w.,/@+=:-]| (?=\w))*$/;
const PIECE = 48;

/** The value of a word that quote() has made, a character for each byte. */
function valueOf(word: string): string {
  if (!word.startsWith('$')) return word.slice(1, -1).replaceAll(String.raw`'\''`, "'");
  return word.slice(2, -1).replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

/** As `printf %b` reads it: what is not plain as an octal number. */
function encode(value: string): string[] {
  return Array.from(value, (character) =>
    /[\w.,/@+=:-]/.test(character) ? character : `\\0${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

/** Commands that put a value into a new local variable, in pieces that fit a line. */
function assign(name: string, value: string): Token[] {
  const pieces = [''];
  for (const part of encode(value)) {
    const longer = (pieces.at(-1) ?? '') + part;
    if (longer.length > PIECE) pieces.push(part);
    else pieces[pieces.length - 1] = longer;
  }
  const lines = pieces.map((piece, index) => (index === 0 ? ['local', `${name}="${piece}"`] : [`${name}+="${piece}"`]));
  return [...lines, ['printf', '-v', name, '%b', `"$${name}"`]].flatMap((words) =>
    words.map((text, index): Token => ({ text, gap: index === 0 ? 'line' : 'blank', kind: 'word' })),
  );
}

function startOfLine(tokens: readonly Token[]): number {
  return Math.max(
    tokens.findLastIndex(({ gap }) => gap === 'line'),
    0,
  );
}

/**
 * A paste is one word in single quotes, so inside it values stand in double ones. What would mean something there goes
 * into a variable first.
 */
export function requote(tokens: readonly Token[]): Token[] {
  const done: Token[] = [];
  let count = 0;
  for (const token of tokens) {
    const [, name = '', word] = /^(\w+=)?(\$?'[^]*')$/.exec(token.text) ?? [];
    const value = word === undefined ? undefined : valueOf(word);
    if (value === undefined) done.push(token);
    else if (value.length <= PIECE && PLAIN.test(value)) done.push({ ...token, text: `${name}"${value}"` });
    else {
      const variable = `_v${++count}`;
      done.splice(startOfLine(done), 0, ...assign(variable, value));
      done.push({ ...token, text: `${name}"$${variable}"` });
    }
  }
  return done;
}
