import type { Plan } from '../plan/plan.ts';
import { hasSelector } from '../plan/plan.ts';
import { scripts } from '../plan/scripts.ts';
import { version } from '../version.ts';
import { lintExceptions } from './lint-exceptions.ts';

/** Walks that stop, before the text says that something cannot be stopped. */
const passes = 12;

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
    readsComm: selectors.names.length + protect.names.length > 0,
    passes,
    lint: lintExceptions,
    functions,
  };
}
