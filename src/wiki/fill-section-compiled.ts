import Handlebars from 'handlebars/runtime.js';
import { sections } from 'lastshell:others';

/** What fill-section.ts is in the source, compiled when lastshell is built. */
export function fillSection(name: string, helpers: Handlebars.HelperDeclareSpec, view: object): string {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  const spec = sections[`runbook/${name}.hbs`];
  if (!spec) throw new Error(`no section ${name}`);
  return engine.template(spec)(view);
}
