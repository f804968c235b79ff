import { readFileSync, readdirSync } from 'node:fs';
import Handlebars from 'handlebars';
import { compileOptions, helpers } from './helpers.ts';

const folder = new URL('../../templates/', import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function createEngine() {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  for (const dialect of ['', 'sh/']) {
    for (const file of readdirSync(new URL(`script/${dialect}parts/`, folder))) {
      engine.registerPartial(dialect + file.replace(/\.hbs$/, ''), read(`script/${dialect}parts/${file}`));
    }
  }
  return engine;
}

let shared: ReturnType<typeof createEngine> | undefined;

/** Fills the template of one script; throws when a value is missing. */
export function fill(script: string, view: object): string {
  return compile(`script/${script}.hbs`, view);
}

/** Fills a part of the envelope of a paste. */
export function fillEnvelope(part: string, view: object): string {
  return compile(`envelope/${part}.hbs`, view);
}

/** Fills a part of the frame of a text. */
export function fillFrame(part: string, view: object): string {
  return compile(`frame/${part}.hbs`, view);
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
  return shared.compile(read(file), compileOptions)(view);
}
