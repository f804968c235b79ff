import { escapeXml } from '../util/escape-xml.ts';
import { quote } from './quote.ts';

/** Every value enters a template through one of these; each refuses what Handlebars would turn into nothing. */
export const helpers = {
  quote: (value: unknown) => quote(atom(value)),
  quotes: (values: unknown) => list(values).map(quote).join(' '),
  /** A word that needs no quotes, for text that is typed. */
  word: (value: unknown) => {
    if (!/^[\w.-]+$/.test(String(value))) throw new TypeError('needs quotes');
    return String(value);
  },
  number: (value: unknown) => {
    if (!Number.isSafeInteger(value)) throw new TypeError('not a whole number');
    return String(value);
  },
  /** Text inside a comment, which must not leave it. */
  text: (value: unknown) => String(atom(value)).replace(/[^\x20-\x7e]/g, '?'),
  /** Text of a page, or a quoted attribute of it. */
  html: (value: unknown) => escapeXml(String(atom(value))),
  /** A style sheet or a program of ours, whole inside its element. */
  embed: (value: unknown) => {
    if (/<\/(?:script|style)|<[!]--/i.test(String(value))) throw new TypeError('would end its element');
    return String(atom(value));
  },
  /** Identifiers of ours, separated by blanks. */
  words: (values: unknown) =>
    list(values)
      .map((value) => {
        if (!/^\w+$/.test(String(value))) throw new TypeError('not an identifier');
        return String(value);
      })
      .join(' '),
};

function atom(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('a template value is missing');
}

function list(values: unknown): (string | number)[] {
  if (!Array.isArray(values)) throw new TypeError('a template list is missing');
  return values.map(atom);
}

/** How every template is compiled: a value that is missing is an error, and so is a helper that is not one of ours. */
export const compileOptions: CompileOptions = {
  strict: true,
  noEscape: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: {
    word: true,
    quote: true,
    quotes: true,
    number: true,
    text: true,
    words: true,
    html: true,
    embed: true,
  },
};
