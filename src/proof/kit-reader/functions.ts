import type { Function as FunctionNode } from 'unbash';

/** The functions that a name may mean, and whether it means one on every path. */
export interface Known {
  bodies: readonly FunctionNode[];
  sure: boolean;
}

/** The functions that are defined at one point of a script, by name. */
export type Functions = ReadonlyMap<string, Known>;

const keys = new WeakMap<Functions, string>();

/** A text that is the same for equal functions. */
export function keyOf(functions: Functions): string {
  let key = keys.get(functions);
  if (key === undefined) {
    const all = [...functions].map(
      ([name, { bodies, sure }]) => `${name}:${bodies.map(({ pos }) => pos).join()}${+sure}`,
    );
    keys.set(functions, (key = all.toSorted().join(' ')));
  }
  return key;
}

/** What holds of the functions where two paths meet. */
export function joinFunctions(a: Functions, b: Functions): Functions {
  const joined = new Map<string, Known>();
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [one, two] = [a.get(name), b.get(name)];
    const bodies = [...new Set([...(one?.bodies ?? []), ...(two?.bodies ?? [])])];
    joined.set(name, { bodies, sure: (one?.sure ?? false) && (two?.sure ?? false) });
  }
  return joined;
}
