import { offlinePage } from '../page/offline-page.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { type ScriptInfo, sampleName, scriptNames, scripts, shScripts } from '../plan/scripts.ts';
import { fillSite } from '../render/engine.ts';
import { renderScript } from '../render/script.ts';
import { formats } from '../wiki/format/index.ts';
import { preventFiles } from '../wiki/prevent.ts';
import { renderPage } from '../wiki/render.ts';
import { situationNames, situations } from '../wiki/situations.ts';
import type { Site } from '../plan/site.ts';
import { defaultSite } from './read-config.ts';
import { schemaName, siteJsonSchema } from './start.ts';
import { sumsName, sumsText } from './sums.ts';
import { version } from '../version.ts';

/** Every file of a site: path to content. */
export function siteFiles(site: Site = defaultSite): Map<string, string> {
  const files = pageFiles(site);
  // Ten lines to type have no room for names that are spared.
  const names = scriptNames.filter((script) => script !== 'typed' || site.protect.length === 0);
  const rows = names.map((script) => {
    const info: ScriptInfo = scripts[script];
    const name = info.selector === 'needed' ? [sampleName] : [];
    files.set(`${script}.sh`, renderScript(buildPlan({ script, name, form: 'file', protect: site.protect })));
    return { file: `${script}.sh`, summary: info.summary, edit: info.selector === 'needed' ? 'yes' : 'no' };
  });
  const shRows = shFiles(site, files);
  files.set('page.html', offlinePage());
  files.set(schemaName, siteJsonSchema());
  files.set('README.md', fillSite('readme', { rows, shRows, pages: pageRows(site), sampleName, version }));
  files.set(sumsName, sumsText(files));
  return files;
}

/** The same for dash, busybox ash and mksh, unless a protected name is one that dash cannot write. */
function shFiles({ protect }: Site, files: Map<string, string>) {
  if (protect.some((value) => /[^\x20-\x7e]/.test(value))) return [];
  return shScripts.map((script) => {
    const info: ScriptInfo = scripts[script];
    const name = info.selector === 'needed' ? [sampleName] : [];
    const file = `sh/${script}.sh`;
    files.set(file, renderScript(buildPlan({ script, shell: 'sh', name, form: 'file', protect })));
    return { file, summary: info.summary, edit: info.selector === 'needed' ? 'yes' : 'no' };
  });
}

function pageRows({ formats: names }: Site) {
  return situationNames.flatMap((situation) =>
    names.map((name) => ({
      file: `runbook/${situation}.${formats[name].extension}`,
      page: situations[situation].page,
    })),
  );
}

/** The pages in every format of the site, and the files that they say prevent it. */
function pageFiles(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  for (const situation of situationNames) {
    for (const name of site.formats) {
      files.set(`runbook/${situation}.${formats[name].extension}`, renderPage(site, situation, name));
    }
    for (const { file } of preventFiles(site, situation)) files.set(`prevent/${file.name}`, file.text);
  }
  return files;
}
