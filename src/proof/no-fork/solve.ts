import type { Call, Facts, Need, Needs } from './facts.ts';
import { GUARDED } from './names.ts';
import type { Check } from './visit.ts';

type Report = (
  pos: number,
  rule: 'arith' | 'unset' | 'name' | 'function' | 'operands',
  reason: string,
  name: string,
) => void;

/** What only the whole script shows: which variables hold numbers, and which functions are there when they are called. */
export function solve({ facts, shells }: Check, report: Report): void {
  const numbers = shells.evaluates ? numbersOf(facts) : new Set<string>();
  for (const { pos, rule, needs, shown } of facts.demands) {
    if (!holds(facts, numbers, needs, false))
      report(
        pos,
        rule === 'operands' ? 'operands' : 'arith',
        `${shown} may be something else than a number, which would be evaluated`,
        shown,
      );
    else if (!holds(facts, numbers, needs, true))
      report(pos, 'unset', `${shown} may come from outside, as no line above sets it always`, shown);
  }
  for (const name of facts.integers)
    for (const { pos, raw } of facts.assigned.get(name) ?? [])
      if (shells.evaluates && !holds(facts, numbers, raw, true))
        report(pos, 'arith', `what ${name} is set to is evaluated`, name);
  checkReadonly(facts, report);
  checkCalls(facts, report);
}

/** Names and parameters (`f 1`) that hold numbers whenever the script has set them; what is not shown is taken away. */
function numbersOf(facts: Facts): Set<string> {
  const numbers = new Set([...facts.assigned.keys()].filter((name) => !facts.unsure.has(name)));
  for (let size = -1; size !== numbers.size;) {
    size = numbers.size;
    for (const name of numbers)
      if (!(facts.assigned.get(name) ?? []).every(({ needs }) => holds(facts, numbers, needs, true)))
        numbers.delete(name);
  }
  return numbers;
}

function holds(facts: Facts, numbers: ReadonlySet<string>, needs: Needs, whenSet: boolean): boolean {
  return needs?.every((need) => isNumber(facts, numbers, need, new Set()) && (!whenSet || isSet(facts, need))) ?? false;
}

function isNumber(facts: Facts, numbers: ReadonlySet<string>, { name, scope }: Need, seen: Set<string>): boolean {
  if (name === GUARDED) return !facts.hasHandlers;
  if (!/^\d/.test(name)) return numbers.has(name);
  const { fn } = scope;
  if (fn === undefined || facts.shifting.has(fn)) return false;
  // A parameter that is handed on to itself is what the other calls give.
  if (seen.has(`${fn} ${name}`)) return true;
  const deeper = new Set([...seen, `${fn} ${name}`]);
  const own = facts.calls.filter((call) => call.name === fn);
  // Nobody can say what a function is given that somebody else is to call.
  return own.length > 0 && own.every((call) => givesNumber(facts, numbers, call, Number(name), deeper));
}

function givesNumber(facts: Facts, numbers: ReadonlySet<string>, call: Call, at: number, seen: Set<string>): boolean {
  if (at > call.needs.length) return !call.isOpen;
  return call.needs[at - 1]?.every((need) => isNumber(facts, numbers, need, seen) && isSet(facts, need)) ?? false;
}

/** Whether the script has set it by then: a variable that it has not may come from its environment. */
function isSet(facts: Facts, { name, scope }: Need): boolean {
  if (name === GUARDED || /^\d/.test(name)) return true;
  for (let chain = scope.chain; chain !== undefined; chain = chain.parent) if (chain.hasSet(name)) return true;
  const { entry } = facts;
  return (
    entry !== undefined &&
    !facts.hasHandlers &&
    scope.fn !== undefined &&
    isEntered(facts) &&
    entry.hasSet(name) &&
    scope.fn !== entry.name
  );
}

/** The script itself calls one function, and that sets its variables before it calls another. */
function isEntered({ calls, entry }: Facts): boolean {
  return calls.every(({ scope, name }) => scope.fn !== undefined || name === entry?.name);
}

/** To set what is readonly is an error, which leaves out what comes next. */
function checkReadonly(facts: Facts, report: Report): void {
  for (const { name, pos, end } of facts.readonly)
    for (const { pos: at, scope } of facts.assigned.get(name) ?? []) {
      const isEarlier = at <= end && scope.fn === undefined && scope.loops === 0 && !scope.inTrap;
      if (!isEarlier && !(at >= pos && at <= end))
        report(at, 'name', `${name} is readonly, and to set it is an error`, name);
    }
}

/** Every function that a call may reach stands above the call, and is not taken away before it. */
function checkCalls(facts: Facts, report: Report): void {
  const reached = new Map<string, Set<string>>();
  const reach = (name: string): Set<string> => {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const names = new Set([name]);
    reached.set(name, names);
    for (const next of names) for (const call of facts.calls) if (call.scope.fn === next) names.add(call.name);
    return names;
  };
  for (const { name, scope, pos } of facts.calls) {
    const names = scope.fn === undefined ? reach(name) : new Set<string>();
    const late = [...names].find((each) => (facts.functions.get(each)?.end ?? Infinity) > pos);
    if (late !== undefined) report(pos, 'function', `${late} is not defined yet when this is called`, late);
    const gone = facts.removed.find(
      (each) => (names.has(each.name) && each.pos < pos) || (scope.inTrap && each.name === name),
    );
    if (gone !== undefined) report(pos, 'function', `${gone.name} is gone when this is called`, gone.name);
  }
}
