import type { Function as FunctionNode } from 'unbash';
import { type Fact, type Names, joinBits, pack, unpack } from './fact.ts';

export { type Fact, type Kind, unknown } from './fact.ts';

/** The functions that a name may mean, and whether it means one on every path. */
export interface Known {
  bodies: readonly FunctionNode[];
  sure: boolean;
}

type Functions = ReadonlyMap<string, Known>;

const keys = new WeakMap<Functions, string>();

function keyOf(functions: Functions): string {
  let key = keys.get(functions);
  if (key === undefined) {
    const all = [...functions].map(
      ([name, { bodies, sure }]) => `${name}:${bodies.map(({ pos }) => pos).join()}${+sure}`,
    );
    keys.set(functions, (key = all.toSorted().join(' ')));
  }
  return key;
}

/** What holds at one point of a script on every path that leads there. Never changed; each change gives a new one. */
export class State {
  readonly functions: Functions;
  private readonly names: Names;
  private readonly facts: readonly number[];

  constructor(names: Names, functions: Functions, facts: readonly number[] = []) {
    this.names = names;
    this.functions = functions;
    this.facts = facts;
  }

  private bits(index: number): number {
    return this.facts[index] ?? this.names.defaults[index] ?? 0;
  }

  private map(change: (bits: number, index: number) => number): State {
    const facts = this.names.defaults.map((_, index) => change(this.bits(index), index));
    return new State(this.names, this.functions, facts);
  }

  fact(name: string): Fact {
    return unpack(this.bits(this.names.index(name)));
  }

  with(name: string, change: Partial<Fact>): State {
    const index = this.names.index(name);
    const bits = pack({ ...unpack(this.bits(index)), ...change });
    if (bits === this.bits(index)) return this;
    const facts = this.facts.slice();
    for (let next = facts.length; next < index; next += 1) facts.push(this.bits(next));
    facts[index] = bits;
    return new State(this.names, this.functions, facts);
  }

  withFunction(name: string, known: Known | undefined): State {
    const functions = new Map(this.functions);
    if (known) functions.set(name, known);
    else functions.delete(name);
    return new State(this.names, functions, this.facts);
  }

  /** Nothing is known of any value any more, except what `keep` says; what was declared stays. */
  forget(keep: (name: string) => boolean = () => false): State {
    const kept = new Set([...this.names].filter(([name]) => keep(name)).map(([, index]) => index));
    return this.map((bits, index) => (kept.has(index) ? bits : bits & ~3));
  }

  join(other: State): State {
    if (other === this) return this;
    const joined = this.facts === other.facts ? this : this.map((bits, index) => joinBits(bits, other.bits(index)));
    const functions =
      this.functions === other.functions ? this.functions : joinFunctions(this.functions, other.functions);
    return new State(this.names, functions, joined.facts);
  }

  /** After a function at that depth: what it had hidden comes back from `before`, and so do the arguments. */
  leave(before: State, depth: number, positional: readonly string[]): State {
    const back = new Set(positional.map((name) => this.names.index(name)));
    return this.map((bits, index) => {
      const old = before.bits(index);
      const own = (bits >> 5) - 1;
      if (back.has(index) || own === depth) return old;
      // Whether it was local there no longer matters; whether it is local here does.
      return own === -1 ? (joinBits(bits, old) & 31) | (old & ~31) : bits;
    });
  }

  /** A text that is the same for equal states. */
  key(): string {
    const facts = this.names.defaults.map((_, index) => this.bits(index));
    return `${String.fromCharCode(...facts)};${keyOf(this.functions)}`;
  }
}

function joinFunctions(a: Functions, b: Functions): Functions {
  const joined = new Map<string, Known>();
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [one, two] = [a.get(name), b.get(name)];
    const bodies = [...new Set([...(one?.bodies ?? []), ...(two?.bodies ?? [])])];
    joined.set(name, { bodies, sure: (one?.sure ?? false) && (two?.sure ?? false) });
  }
  return joined;
}

/** A state, or nothing where no path leads. */
export type Reach = State | undefined;

export function join(a: Reach, b: Reach): Reach {
  return a && b ? a.join(b) : (a ?? b);
}

/** Where a command leads when it succeeds and when it fails. */
export interface Outcome {
  yes: Reach;
  no: Reach;
}

export const both = (state: Reach): Outcome => ({ yes: state, no: state });
export const merged = ({ yes, no }: Outcome): Reach => join(yes, no);
export const joined = (a: Outcome, b: Outcome): Outcome => ({ yes: join(a.yes, b.yes), no: join(a.no, b.no) });
