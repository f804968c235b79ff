import { UsageError } from '../errors.ts';
import { checkComm } from './comm.ts';
import { refuseGuarded } from './guarded.ts';
import { checkNumbers, maxPid, maxUid } from './numbers.ts';
import { type FormName, type Plan, hasSelector, planSchema } from './plan.ts';
import { type ScriptName, type ScriptInfo, scripts } from './scripts.ts';

/** What a person asked for, as the command line (or a test) gives it: nothing checked yet. */
export interface Request {
  readonly script: ScriptName;
  readonly form?: FormName | undefined;
  readonly name?: readonly string[] | undefined;
  readonly uid?: readonly string[] | undefined;
  readonly parent?: readonly string[] | undefined;
  readonly protect?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly proc?: string | undefined;
}

function checkProc(proc: string): string {
  if (/^\/[\x20-\x7e]*$/.test(proc)) return proc.replace(/\/+$/, '') || '/';
  throw new UsageError(
    `--proc: ${JSON.stringify(proc)} is not an absolute path of printable characters; start it with /`,
  );
}

function splitProtect(values: readonly string[]): Plan['protect'] {
  const isPid = (value: string) => /^[0-9]+$/.test(value);
  return {
    names: values.filter((value) => !isPid(value)).map((value) => checkComm(value, '--protect')),
    pids: checkNumbers(values.filter(isPid), '--protect', 1, maxPid),
  };
}

/** Refuses a selection that is missing, useless here, or far too wide. */
function checkSelection(plan: Plan, force: boolean): void {
  const info: ScriptInfo = scripts[plan.script];
  const { names, uids, parents } = plan.selectors;
  if (!hasSelector(plan.selectors) && info.selector === 'needed') {
    throw new UsageError(`${plan.script}: say which processes are meant; add --name, --uid or --parent`);
  }
  if (hasSelector(plan.selectors) && info.selector === 'none') {
    throw new UsageError(`${plan.script}: takes no selector; leave out --name, --uid and --parent`);
  }
  const isNarrowed = uids.length > 0 || parents.length > 0;
  if (info.canRehearse && plan.script !== 'thaw' && !isNarrowed && !force) refuseGuarded(names);
}

/**
 * Checks a request and turns it into a plan.
 * @throws UsageError that names the option and the fix.
 */
export function buildPlan(request: Request): Plan {
  const info: ScriptInfo = scripts[request.script];
  if (request.dryRun === true && !info.canRehearse) {
    throw new UsageError(`--dry-run: ${request.script} changes nothing, so there is nothing to rehearse; leave it out`);
  }
  const plan = planSchema.parse({
    script: request.script,
    form: request.form ?? 'annotated',
    selectors: {
      names: (request.name ?? []).map((name) => checkComm(name, '--name')),
      uids: checkNumbers(request.uid ?? [], '--uid', 0, maxUid),
      parents: checkNumbers(request.parent ?? [], '--parent', 1, maxPid),
    },
    protect: splitProtect(request.protect ?? []),
    dryRun: request.dryRun ?? false,
    proc: checkProc(request.proc ?? '/proc'),
  });
  checkSelection(plan, request.force ?? false);
  return plan;
}
