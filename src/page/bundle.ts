import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'esbuild';
import Handlebars from 'handlebars';
import { compileOptions } from '../render/helpers.ts';
import { indexParts } from '../render/link/index-parts.ts';
import { version } from '../version.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('templates/', root);

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
  // The same of each; the page puts them back.
  [/"compiler":\[[^\]]*\],/g, ''],
  [/,"useData":true/g, ''],
];

function slim(spec: string): string {
  return NEEDLESS.reduce((text, [needless, rest]) => text.replace(needless, rest), spec);
}

/** Compiled templates as the source of an object, by name. */
function compiled(names: readonly string[]): string {
  const entries = names.map((name) => {
    // It is the source of an object, though its type does not say so.
    const spec = Handlebars.precompile(
      readFileSync(new URL(name, folder), 'utf8'),
      compileOptions,
    ) as unknown as string;
    return `${JSON.stringify(name)}: ${slim(spec)}`;
  });
  return `{${entries.join(',\n')}}`;
}

function templatesIn(name: string): string[] {
  const files = readdirSync(new URL(name, folder)).filter((file) => file.endsWith('.hbs'));
  return files.map((file) => `${name}${file}`);
}

const FOLDERS = ['script/', 'script/parts/', 'frame/'];

function templatesModule(): string {
  const templates = compiled(FOLDERS.flatMap(templatesIn));
  const shared = templatesIn('script/parts/').map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
  const parts = JSON.stringify(indexParts(Object.fromEntries(shared) as Record<string, string>));
  return `export const templates = ${templates};\nexport const parts = ${parts};\n`;
}

/** What the command line reads from files, a page has inside. */
const inside: Plugin = {
  name: 'inside',
  setup: (it) => {
    it.onResolve({ filter: /^lastshell:templates$/ }, () => ({ path: 'templates', namespace: 'inside' }));
    it.onResolve({ filter: /\/version\.ts$/ }, () => ({ path: 'version', namespace: 'inside' }));
    // The same of each, without the compiler of templates and the parser of shell text.
    it.onResolve({ filter: /\/(?:engine|survey)\.ts$/ }, ({ path }) => ({
      path: fileURLToPath(new URL(`src/page/app/${path.split('/').at(-1) ?? ''}`, root)),
    }));
    it.onLoad({ filter: /^templates$/, namespace: 'inside' }, () => ({ contents: templatesModule() }));
    it.onLoad({ filter: /^version$/, namespace: 'inside' }, () => ({
      contents: `export const version = ${JSON.stringify(version)};`,
    }));
  },
};

/** Makes the program of the offline page: the same plan, templates and renderer as the command line's. */
async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/page/app/main.ts', root))],
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    plugins: [inside],
  });
  const target = new URL('dist/page/', root);
  mkdirSync(target, { recursive: true });
  writeFileSync(new URL('app.min.js', target), outputFiles[0]?.contents ?? '');
}

await bundle();
