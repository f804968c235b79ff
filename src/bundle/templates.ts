import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import Handlebars from 'handlebars';
import { compileOptions } from '../render/helpers.ts';
import { indexParts } from '../render/link/index-parts.ts';
import { packageRoot } from '../root.ts';
import { sectionOptions } from '../wiki/section-options.ts';

const folder = new URL('templates/', packageRoot);

/** What handlebars writes into each function for older runtimes, and for messages about a template that is wrong. */
const NEEDLESS: [RegExp, string][] = [
  [
    /container\.lookupProperty \|\| function\(parent, propertyName\) \{[^]*?return undefined\s+\}/g,
    'container.lookupProperty',
  ],
  [/,"loc":\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g, ''],
  [/depth(\d) != null \? depth\1 : \(container\.nullContext \|\| \{\}\)/g, 'depth$1'],
  [/,"decorators":container\.decorators/g, ''],
  [/alias1=container\.nullContext \|\| \{\}/g, 'alias1={}'],
  // Helpers of ours and the two of its own that we use give a text, never null.
  [/\(\(stack1 = /g, '('],
  [/ != null \? stack1 : ""\)/g, ''],
  // The same of each; who fills them puts them back.
  [/"compiler":\[[^\]]*\],/g, ''],
  [/,"useData":true/g, ''],
];

function slim(spec: string): string {
  return NEEDLESS.reduce((text, [needless, rest]) => text.replace(needless, rest), spec);
}

/** Compiled templates as the source of an object, by name. */
function compiled(names: readonly string[], options: PrecompileOptions = compileOptions): string {
  const entries = names.map((name) => {
    // It is the source of an object, though its type does not say so.
    const spec = Handlebars.precompile(readFileSync(new URL(name, folder), 'utf8'), options) as unknown as string;
    return `${JSON.stringify(name)}: ${options === compileOptions ? slim(spec) : spec}`;
  });
  return `{${entries.join(',\n')}}`;
}

function templatesIn(name: string): string[] {
  const files = readdirSync(new URL(name, folder)).filter((file) => file.endsWith('.hbs'));
  return files.map((file) => `${name}${file}`);
}

/** What the texts are made of, which a page has too. */
export function textsModule(): string {
  const templates = compiled(['script/', 'script/parts/', 'frame/'].flatMap(templatesIn));
  const shared = templatesIn('script/parts/').map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
  const parts = JSON.stringify(indexParts(Object.fromEntries(shared) as Record<string, string>));
  return `export const templates = ${templates}, parts = ${parts};`;
}

/** What is filled beside the texts. */
export function othersModule(): string {
  const others = compiled(['page/', 'site/', 'prevent/'].flatMap(templatesIn));
  return `export const others = ${others}, sections = ${compiled(templatesIn('runbook/'), sectionOptions)};`;
}

/** Puts compiled templates where the source compiles them when it runs. */
export function compiledTemplates(others: string): Plugin {
  return {
    name: 'compiled-templates',
    setup: (it) => {
      it.onResolve({ filter: /^lastshell:others$/ }, ({ path }) => ({ path, namespace: 'compiled' }));
      it.onResolve({ filter: /\/fill-(?:file|section)\.ts$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace(/\.ts$/, '-compiled.ts')),
      }));
      it.onLoad({ filter: /./, namespace: 'compiled' }, () => ({ contents: others }));
    },
  };
}
