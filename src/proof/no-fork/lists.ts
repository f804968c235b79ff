import type { Statement } from 'unbash';
import { visitNode } from './nodes.ts';
import type { Chain, Scope } from './facts.ts';
import { type Guard, guardOf, isBarrier, isMender } from './guard.ts';
import { isQuietFor, isSafeStatement } from './quiet.ts';
import { beginsLine, setsOf } from './sets.ts';
import { type Visit, report } from './visit.ts';

/** Judges commands one after the other. */
export function visitList(v: Visit, list: readonly Statement[]): void {
  const sets = chainOver(v, list);
  let guarded = v.scope.guarded;
  list.forEach((statement, at) => {
    guarded = new Set([...guarded].filter((name) => isQuietFor(statement, name)));
    const isDirect = isScriptList(v) && isPlain(statement) && beginsLine(list, at, v.text);
    const scope: Scope = { ...v.scope, guarded, isDirect, chain: sets(at), mended: mendedAfter(v, list, at) };
    visitStatement({ ...v, scope }, statement);
    const guard = guardOf(statement, v.check.shells.isBash);
    if (guard && isHeld(v, list, at, guard)) guarded = new Set([...guarded, guard.name]);
  });
}

function isPlain({ command, background }: Statement): boolean {
  return background !== true && (command.type === 'Command' || command.type === 'Function');
}

function isScriptList({ scope }: Visit): boolean {
  return scope.chain === undefined && scope.fn === undefined;
}

/** Whether a guard lets numbers only through; in the script itself an error before it in its line would leave it out. */
function isHeld(v: Visit, list: readonly Statement[], at: number, guard: Guard): boolean {
  if (isScriptList(v) && !beginsLine(list, at, v.text)) return false;
  return isMender(guard) || isBarrier(guard, v.scope.fn, v.scope.loops);
}

/** For each command the chain of lists above it, with what the commands before it in this list have set. */
function chainOver(v: Visit, list: readonly Statement[]): (at: number) => Chain {
  const { chain: parent, fn, loops } = v.scope;
  const place = { isScript: isScriptList(v), fn, loops, text: v.text };
  const first = new Map<string, number>();
  list.forEach((_, at) => {
    for (const name of setsOf(list, at, place)) if (!first.has(name)) first.set(name, at);
  });
  return (at) => ({ parent, hasSet: (name) => (first.get(name) ?? Infinity) < at });
}

/** What a guard makes a number before anything but reads and plain assignments has come between. */
function mendedAfter(v: Visit, list: readonly Statement[], at: number): ReadonlySet<string> {
  const mended = new Set<string>();
  for (let next = at; next < list.length; next += 1) {
    const statement = list[next];
    if (statement === undefined) break;
    const guard = next === at ? undefined : guardOf(statement, v.check.shells.isBash);
    if (guard !== undefined && isMender(guard)) mended.add(guard.name);
    else if (!isSafeStatement(statement)) break;
  }
  return mended;
}

export function visitStatement(v: Visit, { command, background, pos }: Statement): void {
  if (background === true)
    report(v, { pos }, 'background', 'a command in the background is another process', { starts: true });
  visitNode(v, command);
}
