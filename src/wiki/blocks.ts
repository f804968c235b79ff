import { isKnownError } from '../errors.ts';
import { type Request, buildPlan } from '../plan/build-plan.ts';
import type { ScriptName } from '../plan/scripts.ts';
import { servicesOf } from '../plan/services.ts';
import { type Service, type Site } from '../plan/site.ts';
import { holdOf } from '../plan/site-request.ts';
import { provenText } from '../proof/proven.ts';
import type { Code } from './model.ts';

type Selection = Pick<Request, 'dryRun'> & Service['select'];

/** One text to paste, with what the site protects; `place` tells apart the files of several services. */
function scriptBlock(site: Site, script: ScriptName, place = '', selection: Selection = {}): Code {
  const plan = buildPlan({
    script,
    protect: site.protect,
    services: servicesOf(site),
    hold: holdOf(site),
    ...selection,
  });
  const name = [script, ...(selection.dryRun ? ['rehearsal'] : []), ...(place ? [place] : [])].join('-');
  return { kind: 'code', role: 'paste', name: `${name}.sh`, text: provenText(plan).text };
}

/** One line for the command that the kit defines, or an answer to it; row 1 is whoever holds most slots. */
function lineBlock(name: string, line: string): Code {
  return { kind: 'code', role: 'paste', name: `${name}.sh`, text: `${line}\n` };
}

/** The texts that concern nobody in particular. */
export function commonBlocks(site: Site) {
  return {
    kit: scriptBlock(site, 'kit'),
    root: scriptBlock(site, 'root'),
    room: scriptBlock(site, 'room'),
    reboot: scriptBlock(site, 'reboot'),
    look: lineBlock('look', 'lastshell'),
    rowFreeze: lineBlock('row-freeze', 'lastshell freeze 1'),
    rowRecover: lineBlock('row-recover', 'lastshell recover 1'),
    rowThaw: lineBlock('row-thaw', 'lastshell thaw 1'),
    yes: lineBlock('yes', 'yes'),
    bye: lineBlock('bye', 'lastshell bye'),
  };
}

/** What to type, where a line has room for the selection; see plan/check-typed.ts. */
function typedBlock({ protect }: Site, select: Selection, number: number): Code | undefined {
  try {
    const { text } = provenText(buildPlan({ script: 'typed', protect, ...select }));
    return { kind: 'code', role: 'type', name: `typed-${number}.sh`, text };
  } catch (error) {
    if (isKnownError(error)) return undefined;
    throw error;
  }
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
    typed: typedBlock(site, select, number),
  };
}
