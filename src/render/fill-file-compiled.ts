import Handlebars from 'handlebars/runtime.js';
import { others } from 'lastshell:others';
import { parts, templates } from 'lastshell:templates';
import { helpers } from './helpers.ts';

/** What fill-file.ts is in the source: the same templates, compiled when lastshell is built, so that nothing is left to compile. */
const engine = Handlebars.create();
engine.registerHelper(helpers);

export function fillFile(file: string, view: object): string {
  const spec = templates[file] ?? others[file];
  if (!spec) throw new Error(`no template ${file}`);
  return engine.template({ compiler: [8, '>= 4.3.0'], useData: true, ...spec })(view);
}

export function fileOfPart(name: string): string | undefined {
  return parts[name];
}
