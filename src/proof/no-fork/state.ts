import type { Function as FunctionNode } from 'unbash';

/** What is known of a value: 0 anything; 1 safe as the name of a variable; 2 only digits, signs and blanks, or empty. */
export type Kind = 0 | 1 | 2;

/** What is known of a variable. Its elements have a fact of their own, under the name with `[]`. */
export interface Fact {
  kind: Kind;
  /** An associative array: its keys are text, not arithmetic. */
  assoc: boolean;
  /** Declared -i: what is assigned is evaluated. */
  integer: boolean;
  /** Read-only: assignments that come later fail. */
  pinned: boolean;
  /** The depth of the function to which it is local; 0 none, -1 not the same on every path. */
  depth: number;
}

export const unknown: Fact = { kind: 0, assoc: false, integer: false, pinned: false, depth: 0 };

/** The functions that a name may mean, and whether it means one on every path. */
export interface Known {
  bodies: readonly FunctionNode[];
  sure: boolean;
}

const least = (a: Kind, b: Kind): Kind => (a < b ? a : b);

function joinFacts(a: Fact, b: Fact): Fact {
  return {
    kind: least(a.kind, b.kind),
    assoc: a.assoc && b.assoc,
    integer: a.integer || b.integer,
    pinned: a.pinned || b.pinned,
    depth: a.depth === b.depth ? a.depth : -1,
  };
}

/** What holds at one point of a script on every path that leads there. Never changed; each change gives a new one. */
export class State {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly functions: ReadonlyMap<string, Known>;
  /** What the shell promises of variables that the script has not touched. */
  private readonly standing: (name: string) => Fact;

  constructor(
    facts: ReadonlyMap<string, Fact>,
    functions: ReadonlyMap<string, Known>,
    standing: (name: string) => Fact,
  ) {
    this.facts = facts;
    this.functions = functions;
    this.standing = standing;
  }

  fact(name: string): Fact {
    return this.facts.get(name) ?? this.standing(name);
  }

  with(name: string, change: Partial<Fact>): State {
    return new State(new Map(this.facts).set(name, { ...this.fact(name), ...change }), this.functions, this.standing);
  }

  withFunction(name: string, known: Known | undefined): State {
    const functions = new Map(this.functions);
    if (known) functions.set(name, known);
    else functions.delete(name);
    return new State(this.facts, functions, this.standing);
  }

  /** The same functions, and nothing known of any variable except what `keep` says. */
  forget(keep: (name: string) => boolean = () => false): State {
    const facts = [...this.facts].map(([name, fact]): [string, Fact] => {
      return keep(name) ? [name, fact] : [name, { ...unknown, integer: fact.integer, pinned: fact.pinned }];
    });
    return new State(new Map(facts), this.functions, this.standing);
  }

  join(other: State): State {
    if (other === this) return this;
    const facts = new Map<string, Fact>();
    for (const name of new Set([...this.facts.keys(), ...other.facts.keys()])) {
      facts.set(name, joinFacts(this.fact(name), other.fact(name)));
    }
    const functions = new Map<string, Known>();
    for (const name of new Set([...this.functions.keys(), ...other.functions.keys()])) {
      functions.set(name, joinKnown(this.functions.get(name), other.functions.get(name)));
    }
    return new State(facts, functions, this.standing);
  }

  /** A text that is the same for equal states. */
  key(): string {
    const facts = [...this.facts].map(([name, f]) => `${name}=${f.kind}${+f.assoc}${+f.integer}${+f.pinned}${f.depth}`);
    const functions = [...this.functions].map(
      ([name, { bodies, sure }]) => `${name}:${bodies.map(({ pos }) => pos).join()}${sure ? '!' : ''}`,
    );
    return `${facts.toSorted().join(' ')};${functions.toSorted().join(' ')}`;
  }
}

function joinKnown(a: Known | undefined, b: Known | undefined): Known {
  const bodies = [...new Set([...(a?.bodies ?? []), ...(b?.bodies ?? [])])];
  return { bodies, sure: (a?.sure ?? false) && (b?.sure ?? false) };
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
