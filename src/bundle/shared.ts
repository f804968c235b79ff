import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { packageRoot } from '../root.ts';
import { textsModule } from './templates.ts';

/**
 * What the command line and the offline page both hold, once: the templates and their runtime. A program that sets one variable, and a last line that exports what is in it, which a page leaves out.
 */
const FILE = 'shared.js';
const VARIABLE = 'lastshellShared';
const SHARED = /^(?:handlebars\/runtime\.js|lastshell:templates)$/;

const names = 'templates,parts';
const pick = `const{${names}}=${VARIABLE};export{${names}};export default ${VARIABLE}.Handlebars;`;

/** The file that the command line loads. Gives the paths of all that went in. */
export async function bundleShared(needless: Plugin): Promise<string[]> {
  const texts: Plugin = {
    name: 'texts',
    setup: (it) => {
      it.onResolve({ filter: /^lastshell:templates$/ }, ({ path }) => ({ path, namespace: 'texts' }));
      it.onLoad({ filter: /./, namespace: 'texts' }, () => ({ contents: textsModule() }));
    },
  };
  const contents =
    "export * from 'lastshell:templates'; export { default as Handlebars } from 'handlebars/runtime.js';";
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(packageRoot) },
    globalName: VARIABLE,
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    metafile: true,
    plugins: [needless, texts],
  });
  writeFileSync(new URL(`dist/${FILE}`, packageRoot), `${outputFiles[0]?.text.trimEnd() ?? ''}\n${pick}\n`);
  return Object.keys(metafile.inputs);
}

/** For the command line, which loads that file. */
export const besideIt: Plugin = {
  name: 'shared-beside',
  setup: (it) => {
    it.onResolve({ filter: SHARED }, () => ({ path: `./${FILE}`, external: true }));
  },
};

/** For a page, in which the same stands above its own program. */
export const aboveIt: Plugin = {
  name: 'shared-above',
  setup: (it) => {
    it.onResolve({ filter: SHARED }, () => ({ path: 'shared', namespace: 'shared' }));
    it.onLoad({ filter: /./, namespace: 'shared' }, () => ({ contents: pick }));
  },
};
