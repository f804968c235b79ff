/** A generator of numbers below 1 that gives the same row for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function cutOut(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length);
}

function loseLines(text: string, random: Random, share: number): string {
  const lines = text.split('\n');
  const kept = lines.filter(() => random() >= share);
  return (kept.length < lines.length ? kept : lines.slice(1)).join('\n');
}

/** What happens to text between a wiki and a shell. */
const kinds: Record<string, (text: string, random: Random) => string> = {
  'drop one character': (text, random) => cutOut(text, below(random, text.length), 1),
  'drop three characters': (text, random) => cutOut(text, below(random, text.length - 3), 3),
  'double one character': (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
  },
  'cut the end': (text, random) => text.slice(0, 1 + below(random, text.length - 4)),
  'cut the head': (text, random) => text.slice(1 + below(random, text.length - 1)),
  'lose a line': (text, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(below(random, lines.length - 1), 1).join('\n');
  },
  'lose one line in five': (text, random) => loseLines(text, random, 0.2),
  'lose the middle': (text, random) => cutOut(text, below(random, text.length - 900), 20 + below(random, 800)),
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'smart quotes': (text) => text.replaceAll("'", '\u2019').replaceAll('"', '\u201d'),
  'smart single quotes': (text) => text.replaceAll("'", '\u2019'),
  'NBSP for 20 % of the blanks': (text, random) => text.replace(/ /g, () => (random() < 0.2 ? '\u00a0' : ' ')),
  'tabs for 5 % of the blanks': (text, random) => text.replace(/ /g, () => (random() < 0.05 ? '\t' : ' ')),
};

export interface Damaged {
  readonly kind: string;
  readonly text: string;
  /** Whether only the frame is hurt: what has a checksum, the quoted word, is whole, and may run. */
  readonly isWhole: boolean;
}

function quotedWord(text: string): string {
  return text.slice(text.indexOf("'"), text.lastIndexOf("'"));
}

/** The damage number `seed`: the kinds take turns, the places are random. */
export function damage(text: string, seed: number): Damaged {
  const names = Object.keys(kinds);
  const kind = names[seed % names.length] ?? '';
  const random = seeded(seed * 7919);
  for (;;) {
    const damaged = kinds[kind]?.(text, random) ?? text;
    const isWhole = quotedWord(damaged) === quotedWord(text);
    if (!isSame(damaged, text)) return { kind: `${seed}: ${kind}`, text: damaged, isWhole };
  }
}

/** A blank doubled between two words of the frame, or a lost final newline, leaves the shell the very same text. */
function isSame(damaged: string, text: string): boolean {
  const frame = (whole: string) => {
    const [head = '', ...rest] = whole.replace(/\n+$/, '').split("'");
    const tail = rest.pop() ?? '';
    return [head.replace(/ +/g, ' '), ...rest, tail.replace(/[ \n]+/g, ' ')].join("'");
  };
  return frame(damaged) === frame(text);
}
