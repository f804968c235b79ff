import { UsageError } from '../errors.ts';
import type { HoldMode } from './plan.ts';
import { type ScriptInfo, type ScriptName, scripts } from './scripts.ts';

/** The options that not every script takes, as they were given. */
export interface Given {
  readonly script: ScriptName;
  readonly dryRun?: boolean | undefined;
  readonly hold?: HoldMode | undefined;
  readonly all?: boolean | undefined;
}

/** Scripts that stop whoever runs, and so may have to hold everybody. */
const holding: readonly ScriptName[] = ['freeze', 'recover'];

/** @throws UsageError for an option that means nothing to this script. */
export function checkOptions({ script, dryRun, hold, all }: Given): void {
  if (all === true && script !== 'thaw')
    throw new UsageError(`--all: is for thaw only; leave it out, or say whom ${script} means`);
  if (hold === 'first' && !holding.includes(script))
    throw new UsageError(`--hold first: ${script} holds nobody; leave it out`);
  if (dryRun === true) checkRehearsal(script);
}

function checkRehearsal(script: ScriptName): void {
  const info: ScriptInfo = scripts[script];
  if (info.canRehearse) return;
  const whys = { kit: 'asks before it kills', typed: 'has no room for it' };
  const why = script === 'kit' || script === 'typed' ? whys[script] : 'changes nothing';
  throw new UsageError(`--dry-run: ${script} ${why}, so there is nothing to rehearse; leave it out`);
}
