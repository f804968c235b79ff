import { type Request, buildPlan } from '../plan/build-plan.ts';
import type { ScriptName } from '../plan/scripts.ts';
import type { Service, Site } from '../plan/site.ts';
import { renderScript } from '../render/script.ts';
import type { Code } from './model.ts';

/** The form of every text on a page; the one place that chooses it. */
const pageForm = 'annotated' as const satisfies Request['form'];

/** What the reader pastes to see who is there. */
const lookScript: ScriptName = 'list';

type Selection = Pick<Request, 'dryRun'> & Service['select'];

/** One text to paste, with what the site protects; `place` tells apart the files of several services. */
export function scriptBlock(site: Site, script: ScriptName, place = '', selection: Selection = {}): Code {
  const plan = buildPlan({ script, form: pageForm, protect: site.protect, ...selection });
  const name = [script, ...(selection.dryRun ? ['rehearsal'] : []), ...(place ? [place] : [])].join('-');
  return { kind: 'code', role: 'paste', name: `${name}.sh`, text: renderScript(plan) };
}

/** The texts that concern nobody in particular. */
export function commonBlocks(site: Site) {
  return {
    look: scriptBlock(site, lookScript),
    root: scriptBlock(site, 'root'),
    reboot: scriptBlock(site, 'reboot'),
  };
}

/** The texts for one service; `number` counts from 1. */
export function serviceBlocks(site: Site, { select }: Service, number: number) {
  const make = (script: ScriptName, dryRun = false) => scriptBlock(site, script, String(number), { ...select, dryRun });
  return {
    rehearse: make('recover', true),
    freeze: make('freeze'),
    kill: make('kill'),
    recover: make('recover'),
    thaw: make('thaw'),
  };
}
