import type { ParsedScript, Statement } from 'unbash';
import { visitNode } from './nodes.ts';
import { NONE, type Chain, type Scope } from './facts.ts';
import { guardOf, isBarrier, isMender } from './guard.ts';
import { isQuietFor, isSafeStatement } from './quiet.ts';
import { beginningsOf, setsOf } from './sets.ts';
import { type Visit, report } from './visit.ts';

/** More names than this at once are not followed. */
const MOST = 50;

/** Judges commands one after the other. */
export function visitList(v: Visit, list: readonly Statement[]): void {
  const { chain: parent, fn, loops } = v.scope;
  const isScript = parent === undefined && fn === undefined;
  // In a function an error leaves all of it; in the script itself it leaves out the rest of a line.
  const begins = isScript ? beginningsOf(list, v.text) : list.map(() => true);
  const mended = mendedOf(v, list);
  const first = new Map<string, number>();
  let guarded = v.scope.guarded;
  list.forEach((statement, at) => {
    if (guarded.size > 0) guarded = new Set([...guarded].filter((name) => isQuietFor(statement, name)));
    const chain: Chain = { parent, hasSet: (name) => (first.get(name) ?? at) < at };
    const isDirect = isScript && isPlain(statement) && begins[at] === true;
    const scope: Scope = { ...v.scope, guarded, isDirect, chain, mended: mended[at] ?? NONE };
    visitStatement({ ...v, scope }, statement);
    if (begins[at] !== true) return;
    for (const name of setsOf(statement, { isScript, fn, loops, text: v.text }))
      if (!first.has(name)) first.set(name, at);
    const guard = guardOf(statement, v.check.shells.isBash);
    const isHeld = guard !== undefined && (isMender(guard) || isBarrier(guard, fn, loops));
    if (isHeld && guarded.size < MOST) guarded = new Set([...guarded, guard.name]);
  });
}

function isPlain({ command, background }: Statement): boolean {
  return background !== true && (command.type === 'Command' || command.type === 'Function');
}

/** For each command, what a guard makes a number before anything but reads and plain assignments has come between. */
function mendedOf(v: Visit, list: readonly Statement[]): ReadonlySet<string>[] {
  let after = NONE;
  const mended = list.toReversed().map((statement) => {
    const isSafe = isSafeStatement(statement);
    const found = isSafe ? after : NONE;
    const guard = guardOf(statement, v.check.shells.isBash);
    if (guard !== undefined && isMender(guard)) after = new Set([...(after.size < MOST ? after : NONE), guard.name]);
    else if (!isSafe) after = NONE;
    return found;
  });
  return mended.toReversed();
}

function visitStatement(v: Visit, { command, background, pos }: Statement): void {
  if (background === true) report(v, { pos }, 'background', 'a command in the background is another process', '', true);
  visitNode(v, command);
}

/** Judges a script, or what stands in a substitution. */
export function visitScript(v: Visit, script: ParsedScript): void {
  for (const error of script.errors ?? []) report(v, error, 'syntax', error.message);
  visitList(v, script.commands);
}
