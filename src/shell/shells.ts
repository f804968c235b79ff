/** The shells in question for one text: it is proved only if it starts nothing in each of them. */
export interface Shells {
  readonly name: string;
  /** All of them are bash, so that the words and the grammar that only bash has may be used. */
  readonly isBash: boolean;
  /** In one of them arithmetic, or a name, runs what a value holds: `a[$(id)]`. */
  readonly evaluates: boolean;
  /** The same for the numeric operands of `[`. */
  readonly evaluatesTests: boolean;
  /** `printf` is a builtin in all of them. */
  readonly hasPrintf: boolean;
  /** zsh takes numbers that printf shows for expressions. */
  readonly hasZsh: boolean;
  readonly hasMksh: boolean;
  readonly hasDash: boolean;
  /** zsh as it is, where `command` looks for programs; not as our frame calls it, where it emulates sh. */
  readonly hasOwnCommand: boolean;
  /** One of them gives a here-document above a page to a process of its own. */
  readonly writesHeredocs: boolean;
}

const bash = ['bash4.2', 'bash4.3', 'bash4.4', 'bash5.0', 'bash5.1', 'bash5.2', 'bash5.3'];
const all = [...bash, 'dash', 'busybox', 'mksh', 'zsh'];

/** Names that stand for several. What is called sh is bash on some hosts, and zsh on others. */
const groups = new Map([
  ['bash', bash],
  ['sh', all],
  ['all', all],
]);

export const shellNames = [...groups.keys(), ...all];

/** The shells that a name stands for; undefined where it is none of `shellNames`. */
export function shellsOf(name: string, isFramed = false): Shells | undefined {
  const members = groups.get(name) ?? (all.includes(name) ? [name] : undefined);
  if (members === undefined) return undefined;
  const has = (...names: string[]) => members.some((member) => names.includes(member));
  return {
    name,
    isBash: members.every((member) => bash.includes(member)),
    evaluates: has(...bash, 'mksh', 'zsh'),
    evaluatesTests: has('mksh', 'zsh'),
    hasPrintf: !has('mksh'),
    hasZsh: has('zsh'),
    hasMksh: has('mksh'),
    hasDash: has('dash'),
    hasOwnCommand: has('zsh') && !isFramed,
    writesHeredocs: has('dash', 'busybox'),
  };
}

const HASHBANG = /^#![ \t]*(?:\S*\/)?([\w.+-]+)(?:[ \t]+(.*))?/;
const byProgram = new Map([
  ['ash', 'busybox'],
  ['bash', 'bash'],
  ['sh', 'sh'],
]);

/** What the first line of a script says: its shell, and what it hands to it. */
export interface FirstLine {
  readonly shell: string;
  readonly options: string;
}

function program(text: string): [program: string, options: string] | undefined {
  const [, name, rest = ''] = HASHBANG.exec(text) ?? [];
  if (name !== 'env') return name === undefined ? undefined : [name, rest.trim()];
  const [first = '', ...others] = rest.replace(/^-S[ \t]*/, '').split(/[ \t]+/);
  return [first.replace(/^.*\//, ''), others.join(' ').trim()];
}

/**
 * The shell of a script: what its first line says, and all of them where it says nothing or names one that is not known
 * here. A directive to ShellCheck can only add shells.
 */
export function firstLineOf(text: string): FirstLine {
  const [name, options] = program(text) ?? ['', ''];
  const said =
    byProgram.get(name) ?? (all.includes(name) ? name : undefined) ?? (/sh\d*$|^$/.test(name) ? 'all' : name);
  const directive = /^\s*#\s*shellcheck\s.*\bshell=(\w+)/m.exec(text.slice(0, 2000))?.[1];
  const isOther =
    directive !== undefined && shellsOf(said) !== undefined && (byProgram.get(directive) ?? directive) !== said;
  const shell = said === 'all' && name === '' ? 'all' : isOther && said !== 'sh' ? 'all' : said;
  return { shell, options };
}
