import { UsageError } from '../errors.ts';
import { checks } from './check-selectors.ts';
import { checkDialect } from './check-dialect.ts';
import { checkTyped } from './check-typed.ts';
import { checkComm } from './comm.ts';
import { refuseWide } from './guarded.ts';
import { checkNumbers, maxPid } from './numbers.ts';
import { type BrakeMode, type FormName, type Plan, type ShellName, planSchema } from './plan.ts';
import { type ScriptInfo, type ScriptName, scripts } from './scripts.ts';
import { type SelectorKind, hasSelector, selectorKinds, selectorWords } from './selectors.ts';

type Selection = { readonly [Kind in SelectorKind]?: readonly string[] | undefined };

/** What a person asked for, as the command line (or a test) gives it: nothing checked yet. */
export interface Request extends Selection {
  readonly script: ScriptName;
  readonly shell?: ShellName | undefined;
  readonly form?: FormName | undefined;
  readonly protect?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly brake?: BrakeMode | undefined;
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

function checkSelectors(request: Request): unknown {
  const pairs = selectorKinds.map((kind) => {
    const values = request[kind] ?? [];
    return [kind, values.map((value) => checks[kind](value, `--${kind}`))];
  });
  return Object.fromEntries(pairs);
}

/** Refuses a selection that is missing, useless here, or far too wide. */
function checkSelection(plan: Plan): void {
  const info: ScriptInfo = scripts[plan.script];
  const isGiven = hasSelector(plan.selectors);
  if (!isGiven && info.selector === 'needed') {
    const words = plan.script === 'typed' ? '--name' : selectorWords;
    throw new UsageError(`${plan.script}: say which processes are meant; add ${words}`);
  }
  if (isGiven && info.selector === 'none') {
    throw new UsageError(`${plan.script}: takes no selector; leave out ${selectorWords}`);
  }
  if (info.selector === 'needed' && plan.script !== 'thaw' && !plan.force) refuseWide(plan.selectors);
}

/**
 * Checks a request and turns it into a plan.
 * @throws UsageError that names the option and the fix.
 */
export function buildPlan(request: Request): Plan {
  const info: ScriptInfo = scripts[request.script];
  if (request.dryRun === true && !info.canRehearse && request.script !== 'typed') {
    const why = request.script === 'kit' ? 'asks before it kills' : 'changes nothing';
    throw new UsageError(`--dry-run: ${request.script} ${why}, so there is nothing to rehearse; leave it out`);
  }
  const plan = planSchema.parse({
    script: request.script,
    shell: request.shell ?? 'bash',
    form: request.form ?? 'annotated',
    selectors: checkSelectors(request),
    protect: splitProtect(request.protect ?? []),
    dryRun: request.dryRun ?? false,
    force: request.force ?? false,
    brake: request.brake ?? 'auto',
    proc: checkProc(request.proc ?? '/proc'),
  });
  checkSelection(plan);
  checkTyped(plan);
  checkDialect(plan);
  return plan;
}
