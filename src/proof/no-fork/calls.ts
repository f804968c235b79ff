import { type Facts, type Removed, type Report, STAYING } from './facts.ts';

/** Where functions are gone: at an unset of the script itself, or at its only call of a function that ends so. */
function goneOf(facts: Facts, report: Report): Pick<Removed, 'name' | 'pos'>[] {
  const parting = partingOf(facts);
  return facts.removed.map(({ name, pos, scope }) => {
    const isEnd = parting !== undefined && scope.fn === parting.name && !scope.inTrap && pos >= parting.tail;
    if (!isEnd && (!scope.isDirect || facts.functions.has(STAYING)))
      report(pos, 'function', `${name} may be called after this`, name);
    return { name, pos: isEnd ? parting.pos : pos };
  });
}

/** The function that may take functions away at its end: it goes first, and nothing calls it but one line of the script. */
function partingOf(facts: Facts): { name: string; tail: number; pos: number } | undefined {
  const { entry, calls, removed, hasHandlers } = facts;
  const [call, more] = calls.filter(({ name }) => name === entry?.name);
  if (entry === undefined || call === undefined || more !== undefined || !call.scope.isDirect) return undefined;
  const first = removed.find(({ scope }) => scope.fn === entry.name);
  const isFirst = first?.name === entry.name && first.pos >= entry.tail;
  return isFirst && !hasHandlers ? { name: entry.name, tail: entry.tail, pos: call.pos } : undefined;
}

/** Every function that a call may reach stands above the call, and is not taken away before it. */
export function checkCalls(facts: Facts, report: Report): void {
  const removed = goneOf(facts, report);
  const reached = new Map<string, Set<string>>();
  const callees = new Map<string, Set<string>>();
  for (const { name, scope } of facts.calls)
    if (scope.fn !== undefined) callees.set(scope.fn, (callees.get(scope.fn) ?? new Set()).add(name));
  const reach = (name: string): Set<string> => {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const names = new Set([name]);
    reached.set(name, names);
    for (const next of names) for (const callee of callees.get(next) ?? []) names.add(callee);
    return names;
  };
  for (const { name, scope, pos } of facts.calls) {
    const names = scope.fn === undefined ? reach(name) : new Set<string>();
    const late = [...names].find((each) => (facts.functions.get(each)?.end ?? Infinity) > pos);
    if (late !== undefined) report(pos, 'function', `${late} is not defined yet when this is called`, late);
    const gone = removed.find(
      (each) => (names.has(each.name) && each.pos < pos) || (scope.inTrap && each.name === name),
    );
    if (gone !== undefined) report(pos, 'function', `${gone.name} is gone when this is called`, gone.name);
  }
}
