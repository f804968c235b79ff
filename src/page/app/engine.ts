import Handlebars from 'handlebars/runtime.js';
import { parts, templates } from 'lastshell:templates';
import { helpers } from '../../render/helpers.ts';

/** What ../../render/engine.ts is to the command line: the same templates, compiled ahead, so that nothing is evaluated. */
const engine = Handlebars.create();
engine.registerHelper(helpers);

function run(file: string, view: object): string {
  const spec = templates[file];
  if (!spec) throw new Error(`no template ${file}`);
  return engine.template({ compiler: [8, '>= 4.3.0'], useData: true, ...spec })(view);
}

export function fillScript(script: string, view: object): string {
  return run(`script/${script}.hbs`, view);
}

export function partOf(name: string, view: object): string | undefined {
  const file = parts[name];
  return file === undefined ? undefined : run(file, view);
}

export function fillFrame(part: string, view: object): string {
  return run(`frame/${part}.hbs`, view);
}
