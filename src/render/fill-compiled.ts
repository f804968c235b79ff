import Handlebars from 'handlebars/runtime.js';
import { others } from 'lastshell:others';
import { parts, templates } from 'lastshell:templates';
import { helpers } from './helpers.ts';

/** What fill.ts is in the source: the same templates, compiled when lastshell is built, so that nothing is left to compile. */
const engine = Handlebars.create();
engine.registerHelper(helpers);

/** Fills any template, by its path below templates/. */
export function fillFile(file: string, view: object): string {
  const spec = templates[file] ?? others[file];
  if (!spec) throw new Error(`no template ${file}`);
  return engine.template({ compiler: [8, '>= 4.3.0'], useData: true, ...spec })(view);
}

export function fillScript(script: string, view: object): string {
  return fillFile(`script/${script}.hbs`, view);
}

export function partOf(name: string, view: object): string | undefined {
  const file = parts[name];
  return file === undefined ? undefined : fillFile(file, view);
}

export function fillFrame(part: string, view: object): string {
  return fillFile(`frame/${part}.hbs`, view);
}

export function fillSite(page: string, view: object): string {
  return fillFile(`site/${page}.hbs`, view);
}
