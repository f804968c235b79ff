import { UsageError } from '../errors.ts';
import { checks } from './check-selectors.ts';
import { checkOptions } from './check-options.ts';
import { checkTyped } from './check-typed.ts';
import { checkValues } from './check-values.ts';
import { checkComm } from './comm.ts';
import { refuseWide } from './guarded.ts';
import { checkNumbers, maxPid } from './numbers.ts';
import type { HoldMode, Plan } from './plan.ts';
import { type ScriptInfo, type ScriptName, scripts } from './scripts.ts';
import { type SelectorKind, type Selectors, hasSelector, selectorKinds, selectorWords } from './selectors.ts';

type Selection = { readonly [Kind in SelectorKind]?: readonly string[] | undefined };

/** What a person asked for, as the command line (or a test) gives it: nothing checked yet. */
export interface Request extends Selection {
  readonly script: ScriptName;
  readonly protect?: readonly string[] | undefined;
  readonly services?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly hold?: HoldMode | undefined;
  readonly all?: boolean | undefined;
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

function checkSelectors(request: Request): Selectors {
  const pairs = selectorKinds.map((kind) => {
    const values = request[kind] ?? [];
    return [kind, values.map((value) => checks[kind](value, `--${kind}`))];
  });
  return Object.fromEntries(pairs) as Selectors;
}

/** Refuses a selection that is missing, useless here, or far too wide. */
function checkSelection({ script, selectors, all, force }: Plan): void {
  const info: ScriptInfo = scripts[script];
  const isGiven = hasSelector(selectors);
  if (all && isGiven) throw new UsageError(`--all: means everybody; leave it out, or leave out ${selectorWords}`);
  if (!isGiven && info.selector === 'needed' && !all) throw new UsageError(lackOf(script));
  if (isGiven && info.selector === 'none') {
    throw new UsageError(`${script}: takes no selector; leave out ${selectorWords}`);
  }
  if (info.selector === 'needed' && script !== 'thaw' && !force) refuseWide(selectors);
}

function lackOf(script: ScriptName): string {
  const words = { typed: '--name', thaw: `${selectorWords}; or --all after a broken hold` };
  const more = script === 'typed' || script === 'thaw' ? words[script] : selectorWords;
  return `${script}: say which processes are meant; add ${more}`;
}

/**
 * Checks a request and turns it into a plan.
 * @throws UsageError that names the option and the fix.
 */
export function buildPlan(request: Request): Plan {
  checkOptions(request);
  const plan: Plan = {
    script: request.script,
    selectors: checkSelectors(request),
    protect: splitProtect(request.protect ?? []),
    services: (request.script === 'kit' ? (request.services ?? []) : []).map((name) => checkComm(name, '--services')),
    all: request.all ?? false,
    dryRun: request.dryRun ?? false,
    force: request.force ?? false,
    hold: request.hold ?? 'auto',
    proc: checkProc(request.proc ?? '/proc'),
  };
  checkSelection(plan);
  checkTyped(plan);
  checkValues(plan);
  return plan;
}
