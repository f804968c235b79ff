import {
  type Fact, type Names, type Touched, depthOf, fixed, joinBits, joinedAt, pack, unpack, withoutValue,
} from './fact.ts'; // prettier-ignore
import { type Functions, type Known, joinFunctions, keyOf } from './functions.ts';

export { type Fact, type Kind, unknown } from './fact.ts';
export type { Known } from './functions.ts';

/** What holds at one point of a script on every path that leads there. Never changed; each change gives a new one. */
export class State {
  readonly functions: Functions;
  readonly names: Names;
  private readonly facts: Uint32Array;

  constructor(names: Names, functions: Functions, facts: Uint32Array = new Uint32Array()) {
    this.names = names;
    this.functions = functions;
    this.facts = facts;
  }

  private bits(index: number): number {
    return this.facts[index] ?? this.names.defaults[index] ?? 0;
  }

  private map(change: (bits: number, index: number) => number): Uint32Array {
    const facts = new Uint32Array(this.names.defaults.length);
    for (let index = 0; index < facts.length; index += 1) facts[index] = change(this.bits(index), index);
    return facts;
  }

  private copy(): Uint32Array {
    return this.map((bits) => bits);
  }

  private withFacts(facts: Uint32Array): State {
    return new State(this.names, this.functions, facts);
  }

  fact(name: string): Fact {
    return unpack(this.bits(this.index(name)));
  }

  /** The text that a variable holds, where it is always the same. */
  text(name: string): string | undefined {
    const { text, changed } = this.fact(name);
    return changed ? undefined : this.names.textOf(text);
  }

  withText(name: string, text: string | undefined): State {
    return text === undefined ? this : this.with(name, { text: this.names.textNumber(text) });
  }

  /** The number of a name that somebody wants to know or to change. */
  private index(name: string): number {
    const index = this.names.index(name);
    this.names.touch([index]);
    return index;
  }

  /** What holds of these names is the same, and the functions are. */
  isSame(other: State, names: Touched): boolean {
    if (names === 'all') return this.key() === other.key();
    if (this.functions !== other.functions && keyOf(this.functions) !== keyOf(other.functions)) return false;
    for (const index of names) if (this.bits(index) !== other.bits(index)) return false;
    return true;
  }

  /** This state with what another says of these names, and with its functions. */
  patched(from: State, names: Touched): State {
    if (names === 'all') return from;
    const facts = this.copy();
    for (const index of names) facts[index] = from.bits(index);
    return new State(this.names, from.functions, facts);
  }

  /** A new value, of which only the kind is told, is no known text. */
  with(name: string, change: Partial<Fact>): State {
    const index = this.index(name);
    const text = change.kind === undefined ? {} : { text: 0 };
    const bits = pack({ ...unpack(this.bits(index)), ...text, ...change }) >>> 0;
    if (bits === this.bits(index)) return this;
    const facts = this.copy();
    facts[index] = bits;
    return this.withFacts(facts);
  }

  withFunction(name: string, known: Known | undefined): State {
    const functions = new Map(this.functions);
    if (known) functions.set(name, known);
    else functions.delete(name);
    return new State(this.names, functions, this.facts);
  }

  /** Any function may be gone. */
  withDoubt(): State {
    const functions = new Map([...this.functions].map(([name, { bodies }]) => [name, { bodies, sure: false }]));
    return new State(this.names, functions, this.facts);
  }

  /** Nothing is known of any value any more, except what `keep` says; what was declared stays. */
  forget(keep: (name: string) => boolean = () => false): State {
    this.names.touch('all');
    const kept = new Set([...this.names].filter(([name]) => fixed.has(name) || keep(name)).map(([, index]) => index));
    return this.withFacts(this.map((bits, index) => (kept.has(index) ? bits : withoutValue(bits))));
  }

  join(other: State): State {
    if (other === this) return this;
    const functions =
      this.functions === other.functions ? this.functions : joinFunctions(this.functions, other.functions);
    if (functions === this.functions && this.isWeaker(other)) return this;
    return new State(
      this.names,
      functions,
      this.map((bits, index) => joinBits(bits, other.bits(index))),
    );
  }

  /** Whether joining the other would change no fact. */
  private isWeaker(other: State): boolean {
    if (this.facts === other.facts) return true;
    const { length } = this.names.defaults;
    for (let index = 0; index < length; index += 1) {
      const bits = this.bits(index);
      if (joinBits(bits, other.bits(index)) !== bits) return false;
    }
    return true;
  }

  /** After a function at that depth: what it had hidden comes back from `before`, and so do the arguments. */
  leave(before: State, depth: number, positional: readonly string[]): State {
    const back = new Set(positional.map((name) => this.names.index(name)));
    const facts = this.map((bits, index) => {
      const old = before.bits(index);
      const own = depthOf(bits);
      if (back.has(index) || own === depth) return old;
      // Whether it was local there no longer matters; whether it is local here does.
      return own === -1 ? joinedAt(bits, old) : bits;
    });
    return this.withFacts(facts);
  }

  /** A text that is the same for equal states. */
  key(): string {
    const { buffer } = this.facts.length === this.names.defaults.length ? this.facts : this.copy();
    return `${Buffer.from(buffer).toString('latin1')};${keyOf(this.functions)}`;
  }
}
