import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { packageRoot } from '../root.ts';
import { besideIt } from './shared.ts';
import { compiledTemplates, othersModule } from './templates.ts';

function source(file: string): string {
  return fileURLToPath(new URL(`src/${file}`, packageRoot));
}

/** What a dependency in the old format calls, which a module does not have. */
const REQUIRE =
  "import{createRequire as lastshellRequire}from'node:module';const require=lastshellRequire(import.meta.url);";

/**
 * What dependencies load and we do not need. Our help is ASCII, whose width is its length. Handlebars goes without maps of sources.
 * Execa draws figures only when it is told to say what it starts. What answers XML-RPC has no entities of HTML.
 */
const needless: Readonly<Record<string, string>> = {
  'string-width': 'export default (text) => String(text).length;',
  'source-map': 'module.exports = {};',
  figures: 'export default {};',
  './entities':
    'exports.XML_ENTITIES = { amp: "&", apos: "\'", gt: ">", lt: "<", quot: "\\"" }; exports.HTML_ENTITIES = {};',
};

export const withoutNeedless: Plugin = {
  name: 'without-needless',
  setup: (it) => {
    const filter = new RegExp(`^(?:${Object.keys(needless).join('|')})$`);
    it.onResolve({ filter }, ({ path, importer }) =>
      path.startsWith('.') && !importer.includes('@xmldom') ? undefined : { path, namespace: 'needless' },
    );
    it.onLoad({ filter, namespace: 'needless' }, ({ path }) => ({ contents: needless[path] ?? '' }));
  },
};

/** Outside of node_modules yargs asks for the working directory as it is loaded, and that may be gone. */
const withoutFolder: Plugin = {
  name: 'without-folder',
  setup: (it) => {
    it.onLoad({ filter: /\/yargs\/lib\/platform-shims\/esm\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('mainFilename || process.cwd()', "mainFilename || '/'"),
    }));
  },
};

/**
 * Makes the command line, the library and the thread that examines scripts, with all that they depend on. The files lie flat in
 * dist/ and load each other when they are needed. Gives the paths of all that went in.
 */
export async function bundleCommand(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [source('cli.ts'), source('index.ts'), source('proof/examine-worker.ts')],
    outdir: fileURLToPath(new URL('dist/', packageRoot)),
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    plugins: [withoutFolder, withoutNeedless, besideIt, compiledTemplates(othersModule())],
  });
  return Object.keys(metafile.inputs);
}
