import { buildPlan } from '../plan/build-plan.ts';
import { type ScriptInfo, scriptNames, scripts } from '../plan/scripts.ts';
import { fillSite } from '../render/engine.ts';
import { renderScript } from '../render/script.ts';
import { version } from '../version.ts';

/** The name that the default scripts select until a person edits the line. */
const sampleName = 'forkbomb';

/** Every file of the default site: name to content. */
export function siteFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const rows = scriptNames.map((script) => {
    const info: ScriptInfo = scripts[script];
    const name = info.selector === 'needed' ? [sampleName] : [];
    files.set(`${script}.sh`, renderScript(buildPlan({ script, name, form: 'file' })));
    return { file: `${script}.sh`, summary: info.summary, edit: info.selector === 'needed' ? 'yes' : 'no' };
  });
  files.set('README.md', fillSite('readme', { rows, sampleName, version }));
  return files;
}
