import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { packageRoot } from '../root.ts';
import { sectionOptions } from './section-options.ts';

const folder = new URL('templates/runbook/', packageRoot);

/** Fills the template of a section with these helpers. */
export function fillSection(name: string, helpers: Handlebars.HelperDeclareSpec, view: object): string {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  return engine.compile(readFileSync(new URL(`${name}.hbs`, folder), 'utf8'), sectionOptions)(view);
}
