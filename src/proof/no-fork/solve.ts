import { checkCalls } from './calls.ts';
import { type Facts, type Need, type Needs, type Report, STAYING } from './facts.ts';
import { GUARDED } from '../../shell/names.ts';
import type { Check } from './visit.ts';

/** What only the whole script shows: which variables hold numbers, and which functions are there when they are called. */
export function solve({ facts, shells }: Check, report: Report): void {
  const numbers = shells.evaluates ? numbersOf(facts) : new Set<string>();
  for (const { pos, rule, needs, shown } of facts.demands) {
    if (!holds(facts, numbers, needs, false))
      report(pos, rule, `${shown} may be something else than a number, which would be evaluated`, shown);
    else if (!holds(facts, numbers, needs, true))
      report(pos, 'unset', `${shown} may come from outside, as no line above sets it always`, shown);
  }
  checkReadonly(facts, report);
  checkCalls(facts, report);
}

/** More rounds than this no script needs that is meant to be read. */
const ROUNDS = 50;

/** Variables, and parameters (`f 1`), that hold numbers whenever the script has set them: what is not shown is taken away. */
function numbersOf(facts: Facts): ReadonlySet<string> {
  const given = givenOf(facts);
  const numbers = new Set([...given.keys()].filter((name) => !facts.unsure.has(name)));
  for (let [size, round] = [-1, 0]; size !== numbers.size; round += 1) {
    if (round === ROUNDS) return new Set();
    size = numbers.size;
    for (const name of numbers)
      if (given.get(name)?.every((needs) => holds(facts, numbers, needs, true)) !== true) numbers.delete(name);
  }
  return numbers;
}

/** All that variables are set to, and that functions are given. A function that nobody calls may be given anything. */
function givenOf({ assigned, calls, shifting }: Facts): Map<string, Needs[]> {
  const given = new Map([...assigned].map(([name, all]): [string, Needs[]] => [name, all.map(({ needs }) => needs)]));
  for (const { name, needs, isOpen } of calls) {
    if (shifting.has(name) || name === STAYING) continue;
    for (let at = 1; at <= 9; at += 1) {
      const need = at > needs.length && !isOpen ? [] : needs[at - 1];
      const before = given.get(`${name} ${at}`);
      if (before === undefined) given.set(`${name} ${at}`, [need]);
      else before.push(need);
    }
  }
  return given;
}

function holds(facts: Facts, numbers: ReadonlySet<string>, needs: Needs, whenSet: boolean): boolean {
  return needs?.every((need) => isNumber(facts, numbers, need) && (!whenSet || isSet(facts, need))) ?? false;
}

function isNumber(facts: Facts, numbers: ReadonlySet<string>, { name, scope }: Need): boolean {
  if (name === GUARDED) return !facts.hasHandlers;
  return numbers.has(/^\d/.test(name) ? `${scope.fn ?? ''} ${name}` : name);
}

/** Whether the script has set it by then: a variable that it has not may come from its environment. */
function isSet({ entry, functions }: Facts, { name, scope }: Need): boolean {
  if (name === GUARDED || /^\d/.test(name)) return true;
  const isLater = scope.fn !== undefined && functions.has(STAYING);
  for (let { chain } = scope; chain !== undefined; chain = chain.parent)
    if ((chain.parent !== undefined || !isLater) && chain.hasSet(name)) return true;
  if (entry === undefined || (isLater && entry.name !== STAYING)) return false;
  return scope.fn !== undefined && scope.fn !== entry.name && entry.hasSet(name);
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
