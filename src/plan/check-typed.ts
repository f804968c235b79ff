import { UsageError } from '../errors.ts';
import { isGuardedName } from './guarded.ts';
import type { Plan } from './plan.ts';
import { selectorKinds } from './selectors.ts';

/**
 * What one line to type has room for: a name that needs no quotes, over /proc. It looks at nothing but the name, so
 * never one that shells or logins share, whoever insists.
 * @throws UsageError for more.
 */
export function checkTyped({ script, selectors, protect, proc }: Plan): void {
  if (script !== 'typed') return;
  const other = selectorKinds.find((kind) => kind !== 'name' && selectors[kind].length > 0);
  if (other !== undefined) throw new UsageError(`--${other}: typed only selects by name; use --name alone`);
  const [name = '', ...more] = selectors.name;
  if (more.length > 0) throw new UsageError('--name: typed takes one name; print it once for each');
  if (!/^[A-Za-z0-9_][\w.-]*$/.test(name))
    throw new UsageError(`--name: typed takes letters, digits, _ . and - only; ${JSON.stringify(name)} needs recover`);
  if (isGuardedName(name))
    throw new UsageError(
      `--name: typed would end every ${name}, this shell among them; use recover with a second selector`,
    );
  if (protect.names.length + protect.pids.length > 0)
    throw new UsageError('--protect: typed has no room for it; use recover');
  if (proc !== '/proc') throw new UsageError('--proc: typed reads /proc only; leave it out');
}
