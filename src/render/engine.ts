import { readFileSync, readdirSync } from 'node:fs';
import Handlebars from 'handlebars';
import { quote } from './quote.ts';

const folder = new URL('../../templates/', import.meta.url);

/** Every value enters a template through one of these; each refuses what Handlebars would turn into nothing. */
const helpers = {
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

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function createEngine() {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  for (const file of readdirSync(new URL('script/parts/', folder))) {
    engine.registerPartial(file.replace(/\.hbs$/, ''), read(`script/parts/${file}`));
  }
  return engine;
}

const options: CompileOptions = {
  strict: true,
  noEscape: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: { word: true, quote: true, quotes: true, number: true, text: true, words: true },
};

let shared: ReturnType<typeof createEngine> | undefined;

/** Fills the template of one script; throws when a value is missing. */
export function fill(script: string, view: object): string {
  return compile(`script/${script}.hbs`, view);
}

/** Fills a part of the envelope of a paste. */
export function fillEnvelope(part: string, view: object): string {
  return compile(`envelope/${part}.hbs`, view);
}

/** Fills a page that stands beside the scripts. */
export function fillSite(page: string, view: object): string {
  return compile(`site/${page}.hbs`, view);
}

/** Fills any other file below templates/. */
export function fillFile(file: string, view: object): string {
  return compile(file, view);
}

function compile(file: string, view: object): string {
  shared ??= createEngine();
  return shared.compile(read(file), options)(view);
}
