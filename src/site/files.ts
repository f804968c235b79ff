import { offlinePage } from '../page/offline-page.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { type ScriptInfo, type ScriptName, sampleName, scriptNames, scripts } from '../plan/scripts.ts';
import { fillSite } from '../render/fill.ts';
import { provenText } from '../proof/proven.ts';
import { formats } from '../wiki/format/index.ts';
import { allPreventFiles } from '../wiki/prevent.ts';
import { renderPage } from '../wiki/render.ts';
import { pageNames, pageTitle } from '../wiki/situations.ts';
import { servicesOf } from '../plan/services.ts';
import type { Site } from '../plan/site.ts';
import { holdOf } from '../plan/site-request.ts';
import { defaultSite } from './read-config.ts';
import { schemaName, siteJsonSchema } from './start.ts';
import { sumsName, sumsText } from './sums.ts';
import { version } from '../version.ts';

/** Every file of a site: path to content. */
export function siteFiles(site: Site = defaultSite): Map<string, string> {
  const files = pageFiles(site);
  // A line to type has no room for names that are spared.
  const names = scriptNames.filter((script) => script !== 'typed' || site.protect.length === 0);
  const rows = names.map((script) => addScript(files, site, script));
  files.set('page.html', offlinePage(site));
  files.set(schemaName, siteJsonSchema());
  files.set(
    'README.md',
    fillSite('readme', { rows, pages: pageRows(site), hasTyped: names.includes('typed'), sampleName, version }),
  );
  files.set(sumsName, sumsText(files));
  return files;
}

/** Adds the file of one script, and gives its row in the table. */
function addScript(files: Map<string, string>, site: Site, script: ScriptName) {
  const info: ScriptInfo = scripts[script];
  const isNeeded = info.selector === 'needed';
  const file = `${script}.sh`;
  const plan = buildPlan({
    script,
    name: isNeeded ? [sampleName] : [],
    protect: site.protect,
    services: servicesOf(site),
    hold: holdOf(site),
  });
  files.set(file, provenText(plan).text);
  return { file, summary: info.summary, edit: isNeeded ? 'yes' : 'no' };
}

function pageRows({ formats: names }: Site) {
  return pageNames.flatMap((page) =>
    names.map((name) => ({ file: `runbook/${page}.${formats[name].extension}`, page: pageTitle(page) })),
  );
}

/** The pages in every format of the site, and the files that they say prevent it. */
function pageFiles(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  for (const page of pageNames) {
    for (const name of site.formats)
      files.set(`runbook/${page}.${formats[name].extension}`, renderPage(site, page, name));
  }
  for (const { file } of allPreventFiles(site)) files.set(`prevent/${file.name}`, file.text);
  return files;
}
