import type { Word, WordPart } from 'unbash';
import type { Kind } from './state.ts';

/** Stand for a number, a name and anything in the shape of a word. */
export const NUMBER = '0';
const NAME = '\u0001';
export const ANYTHING = '\u0000';
export const markOf: Record<Kind, string> = { 0: ANYTHING, 1: NAME, 2: NUMBER };

const numeric = /^[-+/%., \t\n0-9#]*$/;
const reference = /^[A-Za-z_\u0001][\w\u0001]*(\[[-+*/%() 0-9]*\])?$/;

/** What a word of this shape can hold at worst. */
export function kindOfShape(shape: string): Kind {
  if (numeric.test(shape)) return 2;
  return reference.test(shape) ? 1 : 0;
}

function literalPart(part: WordPart): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value;
    case 'DoubleQuoted':
      return literalOfParts(part.parts);
    default:
      return undefined;
  }
}

function literalOfParts(parts: readonly WordPart[]): string | undefined {
  const values = parts.map(literalPart);
  return values.includes(undefined) ? undefined : values.join('');
}

/** The value of a word that is the same whatever happens; nothing for any other. */
export function literalOf(word: Word): string | undefined {
  return word.parts ? literalOfParts(word.parts) : word.value;
}

/** Where the first character of a quoted word without escapes stands in the source, to place what is found inside. */
export function innerPosition(word: Word): number | undefined {
  const [part, ...others] = word.parts ?? [];
  return part?.type === 'SingleQuoted' && others.length === 0 ? part.pos + 1 : undefined;
}

/** The variable that a word is, and nothing else: $x, "$x" or ${x}. */
export function variableOf(word: Word): string | undefined {
  const simple = /^"?\$(?:\{([A-Za-z_]\w*|\d+)\}|([A-Za-z_]\w*|\d))"?$/.exec(word.text);
  return simple?.[1] ?? simple?.[2];
}
