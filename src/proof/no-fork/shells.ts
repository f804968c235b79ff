import { bashBuiltins, busyboxBuiltins, dashBuiltins, mkshBuiltins } from './builtins.ts';

/** Grammar that only some shells have; elsewhere the same text means something else. */
export const bashGrammar = [
  '[[', '((', 'select', 'function', 'array', '+=', '&>', '<<<', '{fd}', "$'", 'coproc',
] as const; // prettier-ignore

export type Grammar = (typeof bashGrammar)[number];

/** What decides whether a construct starts a process; one shell, or the worst of several. */
export interface Shell {
  name: string;
  builtins: ReadonlySet<string>;
  grammar: ReadonlySet<Grammar>;
  /** Arithmetic runs what a variable holds: `a[$(cmd)]`. */
  runsContents: boolean;
  /** test, shift, ulimit and the like do it too. */
  runsOperands: boolean;
  /** The key of an associative array is expanded once more inside (( )). */
  runsKeys: boolean;
  /** `test -v a[…]` and names that stand for others run a subscript. */
  runsNames: boolean;
  /** What RANDOM and the like are set to is evaluated. */
  runsSeeds: boolean;
  /** `[^0-9]` in a pattern means what `[!0-9]` means. */
  hasCaret: boolean;
  /** `$(<file)` without a process. */
  hasFreeRead: boolean;
  /** `${ cmd; }` without a process; `but-read`: only without a bare redirection. */
  funsub: 'none' | 'free' | 'but-read';
  /** A here-document above this many bytes gets a writer of its own. */
  heredocLimit: number;
  hasTimeKeyword: boolean;
}

const bash: Omit<Shell, 'name'> = {
  builtins: bashBuiltins,
  grammar: new Set(bashGrammar),
  runsContents: true,
  runsOperands: false,
  runsKeys: true,
  runsNames: true,
  runsSeeds: true,
  hasCaret: true,
  hasFreeRead: false,
  funsub: 'none',
  heredocLimit: Infinity,
  hasTimeKeyword: true,
};

const posix: Omit<Shell, 'name'> = {
  ...bash,
  builtins: dashBuiltins,
  grammar: new Set(),
  runsContents: false,
  runsKeys: false,
  hasCaret: false,
  heredocLimit: 4096,
  hasTimeKeyword: false,
};

const table: Record<string, Omit<Shell, 'name'>> = {
  'bash4.2': { ...bash, runsNames: false, runsSeeds: false },
  'bash4.3': { ...bash, runsSeeds: false },
  'bash4.4': { ...bash, runsSeeds: false },
  'bash5.0': { ...bash, runsSeeds: false },
  'bash5.1': bash,
  'bash5.2': { ...bash, runsKeys: false, hasFreeRead: true },
  'bash5.3': { ...bash, runsKeys: false, hasFreeRead: true, funsub: 'but-read' },
  dash: posix,
  busybox: { ...posix, builtins: busyboxBuiltins, grammar: new Set(["$'"]) },
  mksh: {
    ...bash,
    builtins: mkshBuiltins,
    grammar: new Set(['[[', '((', 'select', 'function', 'array', '+=', '<<<', "$'"]),
    runsOperands: true,
    hasCaret: false,
    hasFreeRead: true,
    funsub: 'free',
  },
};

/** Names that stand for several shells: a text must be safe in each. */
const groups: Record<string, string[]> = {
  bash: Object.keys(table).filter((name) => name.startsWith('bash')),
  sh: ['dash', 'busybox', 'mksh'],
  /** What a text of ours runs in; zsh is not among the shells that are known here. */
  all: Object.keys(table),
};

export const shellNames = [...Object.keys(groups), ...Object.keys(table)];

function intersection<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): Set<T> {
  return new Set([...a].filter((item) => b.has(item)));
}

const order: Shell['funsub'][] = ['none', 'but-read', 'free'];

function worst(a: Shell, b: Shell): Shell {
  return {
    name: a.name,
    builtins: intersection(a.builtins, b.builtins),
    grammar: intersection(a.grammar, b.grammar),
    runsContents: a.runsContents || b.runsContents,
    runsOperands: a.runsOperands || b.runsOperands,
    runsKeys: a.runsKeys || b.runsKeys,
    runsNames: a.runsNames || b.runsNames,
    runsSeeds: a.runsSeeds || b.runsSeeds,
    hasCaret: a.hasCaret && b.hasCaret,
    hasFreeRead: a.hasFreeRead && b.hasFreeRead,
    funsub: order[Math.min(order.indexOf(a.funsub), order.indexOf(b.funsub))] ?? 'none',
    heredocLimit: Math.min(a.heredocLimit, b.heredocLimit),
    hasTimeKeyword: a.hasTimeKeyword && b.hasTimeKeyword,
  };
}

/** The shell of that name, or the worst of the shells that the name stands for. */
export function shellOf(name: string): Shell | undefined {
  const members = Object.hasOwn(groups, name) ? (groups[name] ?? []) : [name];
  const known = members.flatMap((member) => {
    const entry = Object.hasOwn(table, member) ? table[member] : undefined;
    return entry ? [{ name, ...entry }] : [];
  });
  return known.length === 0 ? undefined : known.reduce(worst);
}
