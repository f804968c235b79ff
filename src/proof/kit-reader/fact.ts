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
  /** Declared -u, -l or the like: it does not hold what was assigned. */
  changed: boolean;
  /** The depth of the function to which it is local; 0 none, -1 not the same on every path. */
  depth: number;
  /** The number of the text that it holds, where that is always the same; else 0. */
  text: number;
}

export const unknown: Fact = {
  kind: 0, assoc: false, integer: false, pinned: false, changed: false, depth: 0, text: 0,
}; // prettier-ignore

/** Numbers that no script can set to anything else. */
export const fixed: ReadonlySet<string> = new Set(['#', '?', '$', '!']);

/** Where the parts of a packed fact begin. */
const [DEPTH, TEXT] = [6, 12];
const DEPTH_MASK = 63 << DEPTH;
const FLAGS_MASK = (1 << DEPTH) - 1;

/** A fact in one number, because a state holds hundreds and is copied at every assignment: text, depth, flags, kind. */
export function pack({ kind, assoc, integer, pinned, changed, depth, text }: Fact): number {
  return (
    kind | (+assoc << 2) | (+integer << 3) | (+pinned << 4) | (+changed << 5) | ((depth + 1) << DEPTH) | (text << TEXT)
  );
}

export function unpack(bits: number): Fact {
  return {
    kind: (bits & 3) as Kind,
    assoc: (bits & 4) !== 0,
    integer: (bits & 8) !== 0,
    pinned: (bits & 16) !== 0,
    changed: (bits & 32) !== 0,
    depth: depthOf(bits),
    text: bits >>> TEXT,
  };
}

export function depthOf(bits: number): number {
  return ((bits & DEPTH_MASK) >> DEPTH) - 1;
}

/** What holds of both: the less of what helps, the more of what does not. */
export function joinBits(a: number, b: number): number {
  if (a === b) return a;
  const depth = depthOf(a) === depthOf(b) ? a & DEPTH_MASK : 0;
  const text = a >>> TEXT === b >>> TEXT ? (a >>> TEXT) << TEXT : 0;
  return (Math.min(a & 3, b & 3) | (a & b & 4) | ((a | b) & 56) | depth | text) >>> 0;
}

/** The declarations, without the value. */
export function withoutValue(bits: number): number {
  return bits & (FLAGS_MASK | DEPTH_MASK) & ~3;
}

/** What holds of both, with the depth of the second. */
export function joinedAt(bits: number, old: number): number {
  return ((joinBits(bits, old) & ~DEPTH_MASK) | (old & DEPTH_MASK)) >>> 0;
}

/** Names by their numbers; `all` also means those that have none yet. */
export type Touched = Iterable<number> | 'all';

/** Gives each name a number of its own, and what holds of it before the script has touched it. */
export class Names {
  readonly defaults: number[] = [];
  /** Texts that variables hold; the first is none. */
  private readonly texts = [''];
  private readonly textNumbers = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private readonly standing: (name: string) => Fact;
  /** The names that have been asked for since the innermost `watch` began. */
  private touched: Set<number> | 'all' = new Set();

  constructor(standing: (name: string) => Fact) {
    this.standing = standing;
  }

  index(name: string): number {
    let index = this.numbers.get(name);
    if (index === undefined) {
      index = this.defaults.push(pack(this.standing(name))) - 1;
      this.numbers.set(name, index);
    }
    return index;
  }

  /** The number of a text; 0 for one that is too long to be of use. */
  textNumber(text: string): number {
    if (text.length > 40 || this.texts.length >= 1 << (32 - TEXT)) return 0;
    let number = this.textNumbers.get(text);
    if (number === undefined) this.textNumbers.set(text, (number = this.texts.push(text) - 1));
    return number;
  }

  textOf(number: number): string | undefined {
    return number > 0 ? this.texts[number] : undefined;
  }

  touch(touched: Touched): void {
    if (this.touched === 'all') return;
    if (touched === 'all') this.touched = 'all';
    else for (const index of touched) this.touched.add(index);
  }

  /** Tells which names something has to do with; what is inside it counts for what is around it too. */
  watch<T>(follow: () => T): { result: T; touched: Touched } {
    const around = this.touched;
    this.touched = new Set();
    const result = follow();
    const { touched } = this;
    this.touched = around;
    this.touch(touched);
    return { result, touched };
  }

  *[Symbol.iterator](): Iterator<[string, number]> {
    yield* this.numbers;
  }
}
