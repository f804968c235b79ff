import { escapeXml } from '../util/escape-xml.ts';
import { type KeptValue, wordOf } from './kept.ts';
import { inside, shown } from './word.ts';

/** Every value enters a template through one of these; each refuses what Handlebars would turn into nothing. */
export const helpers = {
  /** A value as one word. */
  word: (value: unknown, { data }: HelperOptions) => wordOf(atom(value), data.root.kept ?? []),
  /** A value between double quotes that stand in the template. */
  inside: (value: unknown, { data }: HelperOptions) => {
    const kept = data.root.kept?.find((each) => each.value === value);
    return kept === undefined ? inside(atom(value)) : `\${${kept.name}}`;
  },
  /** A value in a comment or a message. */
  shown: (value: unknown) => shown(atom(value)),
  /** A name for text that is typed: it needs no quotes. */
  plain: (value: unknown) => {
    if (!/^[\w.-]+$/.test(String(value))) throw new TypeError('needs quotes');
    return String(value);
  },
  /** Shell text that the view has made: a word or a pattern. */
  made: (value: unknown) => {
    if (!/^[\x20-\x7e]+$/.test(String(atom(value)))) throw new TypeError('not one line of ASCII');
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
};

interface HelperOptions {
  readonly data: { readonly root: { readonly kept?: readonly KeptValue[] } };
}

function atom(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('a template value is missing');
}

/** How every template is compiled: a value that is missing is an error, and so is a helper that is not one of ours. */
export const compileOptions: CompileOptions = {
  strict: true,
  noEscape: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
};
