import type { Word, WordPart } from 'unbash';
import { arith } from './arithmetic.ts';
import { type Cursor, kindOfName } from './context.ts';
import { ANYTHING, NUMBER, kindOfShape, markOf } from './literal.ts';
import { parameter } from './parameter.ts';
import type { Kind } from './state.ts';
import { substitution } from './substitution.ts';

/** What is left of a text once all that was understood is taken out may not start a substitution. */
function plain(at: Cursor, { text, value, pos }: { text: string; value: string; pos: number }): string {
  if (/`|\$\(|\$\{/.test(text.replace(/\\[^]/g, ''))) {
    at.c.report(pos, 'syntax', 'this looks like a substitution and is not understood');
  }
  return value;
}

/** One part of a word: reports what it starts, and gives its shape. */
function shapeOfPart(at: Cursor, part: WordPart): string {
  switch (part.type) {
    case 'Literal':
      return plain(at, part);
    case 'SingleQuoted':
      return part.value;
    case 'AnsiCQuoted':
      if (!at.c.shell.grammar.has("$'")) at.c.report(part.pos, 'shell', "$'…' is no quoting in some of these shells");
      return part.value;
    case 'DoubleQuoted':
      return shapeOfParts(at, part.parts);
    case 'SimpleExpansion':
      return markOf[kindOfName(at, part.text.slice(1).replace('*', '@'))];
    case 'ParameterExpansion':
      return markOf[parameter(at, part)];
    case 'CommandExpansion':
      substitution(at, part);
      return ANYTHING;
    case 'ArithmeticExpansion':
      arith(at, part);
      return NUMBER;
    case 'ProcessSubstitution':
      at.c.report(part.pos, 'process-substitution', `${part.operator}(…) starts a process`);
      return ANYTHING;
    case 'BraceExpansion':
      shapeOfParts(at, part.parts ?? []);
      return /^\{-?\d+\.\.-?\d+(\.\.-?\d+)?\}$/.test(part.text) ? NUMBER : ANYTHING;
    case 'LocaleString':
    case 'Glob':
    case 'ExtendedGlob':
      shapeOfParts(at, part.parts ?? []);
      return ANYTHING;
    default:
      return unknownPart(at, part);
  }
}

/** Default deny: what this checker has not been taught is a finding. */
function unknownPart(at: Cursor, part: never): string {
  const { pos, type } = part as WordPart;
  at.c.report(pos, 'syntax', `${type} is not known to this checker`);
  return ANYTHING;
}

export function shapeOfParts(at: Cursor, parts: readonly WordPart[]): string {
  return parts.map((part) => shapeOfPart(at, part)).join('');
}

/** Looks through a word: reports what it starts, and gives its shape. */
export function shapeOf(at: Cursor, word: Word): string {
  return word.parts ? shapeOfParts(at, word.parts) : plain(at, word);
}

/** Looks through a word: reports what it starts, and gives what it can hold at worst. */
export function kindOf(at: Cursor, word: Word): Kind {
  return kindOfShape(shapeOf(at, word));
}

const expansions = new Set(['SimpleExpansion', 'ParameterExpansion', 'CommandExpansion', 'Glob', 'ExtendedGlob']);

/** Whether a word may become several, or other words than it seems, because something in it is not quoted. */
export function maySplit(at: Cursor, word: Word): boolean {
  const quiet: Cursor = { c: { ...at.c, report: () => undefined }, state: at.state };
  return (word.parts ?? []).some((part) => {
    if (part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted') return false;
    // Quoted too, these give as many words as there are.
    if (/\$@|\$\{@|\[@\]|\$\{![A-Za-z_]\w*@\}/.test(part.text)) return true;
    if (part.type === 'BraceExpansion') return true;
    return expansions.has(part.type) && kindOfShape(shapeOfParts(quiet, [part])) === 0;
  });
}
