import { UsageError } from '../errors.ts';
import type { Plan } from './plan.ts';
import { selectorKinds } from './selectors.ts';

/** What `typed` can do in ten short lines: one name that needs no quotes, over /proc. @throws UsageError for more. */
export function checkTyped({ script, selectors, protect, dryRun, proc }: Plan): void {
  if (script !== 'typed') return;
  const other = selectorKinds.find((kind) => kind !== 'name' && selectors[kind].length > 0);
  if (other !== undefined) throw new UsageError(`--${other}: ten short lines only select by name; use --name alone`);
  const [name = '', ...more] = selectors.name;
  if (more.length > 0) throw new UsageError('--name: typed takes one name; print it once for each');
  if (!/^[\w.-]+$/.test(name))
    throw new UsageError(`--name: typed takes letters, digits, _ . and - only; ${JSON.stringify(name)} needs recover`);
  if (dryRun) throw new UsageError('--dry-run: typed has no room for it; its first six lines signal nobody');
  if (protect.names.length + protect.pids.length > 0)
    throw new UsageError('--protect: typed has no room for it; use recover');
  if (proc !== '/proc') throw new UsageError('--proc: typed reads /proc only; leave it out');
}
