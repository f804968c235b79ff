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

/** Fills any template, by its path below templates/. Throws when a value is missing. */
export function fillFile(file: string, view: object): string {
  shared ??= createEngine();
  return shared.compile(read(file), compileOptions)(view);
}

/** The template that defines a shared function; undefined where none does. */
export function fileOfPart(name: string): string | undefined {
  parts ??= indexParts(sourcesIn('script/parts/'));
  return parts[name];
}
