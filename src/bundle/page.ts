import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { packageRoot } from '../root.ts';
import { version } from '../version.ts';
import { aboveIt } from './shared.ts';
import { compiledTemplates } from './templates.ts';

/** A page has no package.json to read its version from. */
const versionInside: Plugin = {
  name: 'version-inside',
  setup: (it) => {
    it.onResolve({ filter: /\/version\.ts$/ }, () => ({ path: 'version', namespace: 'inside' }));
    it.onLoad({ filter: /^version$/, namespace: 'inside' }, () => ({
      contents: `export const version = ${JSON.stringify(version)};`,
    }));
  },
};

/** Of shell text it needs little, and the parser would be half of it. */
const ownSurvey: Plugin = {
  name: 'own-survey',
  setup: (it) => {
    it.onResolve({ filter: /\/survey\.ts$/ }, () => ({
      path: fileURLToPath(new URL('src/page/app/survey.ts', packageRoot)),
    }));
  },
};

/** Makes the program of the offline page: the same plan, templates and renderer as the command line's. */
export async function bundlePage(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('src/page/app/main.ts', packageRoot))],
    outfile: fileURLToPath(new URL('dist/page.min.js', packageRoot)),
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    plugins: [aboveIt, compiledTemplates('export const others = {};'), versionInside, ownSurvey],
  });
}
