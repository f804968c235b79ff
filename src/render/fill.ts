import { readFileSync, readdirSync } from 'node:fs';
import Handlebars from 'handlebars';
import { compileOptions, helpers } from './helpers.ts';
import { indexParts } from './link/index-parts.ts';
import { packageRoot } from '../root.ts';

const folder = new URL('templates/', packageRoot);

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function createEngine() {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  return engine;
}

/** Every template of a folder, by its path. */
function sourcesIn(below: string): Record<string, string> {
  const files = readdirSync(new URL(below, folder)).filter((file) => file.endsWith('.hbs'));
  return Object.fromEntries(files.map((file) => [below + file, read(below + file)]));
}

let parts: Record<string, string> | undefined;
let shared: ReturnType<typeof createEngine> | undefined;

/** Fills the main template of a script; throws when a value is missing. */
export function fillScript(script: string, view: object): string {
  return compile(`script/${script}.hbs`, view);
}

/** The shared part that defines a function, filled with the same view; undefined where none does. */
export function partOf(name: string, view: object): string | undefined {
  parts ??= indexParts(sourcesIn('script/parts/'));
  const file = parts[name];
  return file === undefined ? undefined : compile(file, view);
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
