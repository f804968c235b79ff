import type { Plan } from '../plan/plan.ts';
import { guardedNames } from '../plan/guarded.ts';
import { scripts } from '../plan/scripts.ts';
import { hasSelector, selectorKinds } from '../plan/selectors.ts';
import { version } from '../version.ts';
import { lintExceptions } from './lint-exceptions.ts';

/** Walks at a rung of the ladder before the next one is tried. */
const passes = 5;

/** Whether a text that stops processes asks for names alone: then the walk can do without a call for each process. */
function hasHotPath({ script, dryRun, selectors, protect }: Plan): boolean {
  const isStopping = (script === 'freeze' || script === 'recover') && !dryRun;
  const others = selectorKinds.filter((kind) => kind !== 'name' && selectors[kind].length > 0);
  return isStopping && selectors.name.length > 0 && others.length + protect.names.length === 0;
}

/** Everything a template may see, each key always present. */
export function toView(plan: Plan, functions: readonly string[]) {
  const { selectors, protect } = plan;
  return {
    version,
    script: plan.script,
    summary: scripts[plan.script].summary,
    asFile: plan.form === 'file',
    dryRun: plan.dryRun,
    proc: plan.proc,
    ...selectors,
    protect,
    selected: hasSelector(selectors),
    hasUserName: selectors.uid.some((uid) => typeof uid === 'string'),
    readsComm: selectors.name.length + protect.names.length > 0,
    readsStat: selectors.pgid.length + selectors.sid.length + selectors.parent.length > 0,
    nameOnly: hasHotPath(plan),
    mayBrake: plan.brake !== 'never',
    brakeFirst: plan.brake === 'always',
    passes,
    guarded: guardedNames,
    lint: lintExceptions,
    functions,
  };
}
