import { bashes } from '../support/bashes.ts';

export interface PasteShell {
  readonly name: string;
  readonly command: string;
  /** Whether the terminal brackets what is pasted, and Enter comes after it. */
  readonly brackets: boolean;
  readonly isBash: boolean;
}

/** What a shell says of text that is none of its language; there it ends when it has no terminal. */
export const SYNTAX =
  /syntax error|parse error|unexpected|unmatched|unterminated|unclosed|bad identifier|bad for loop|expecting primary|no closing quote/i;

function bash(path: string): PasteShell[] {
  const [major = 0, minor = 0] = (/bash-(\d+)\.(\d+)/.exec(path)?.slice(1) ?? ['5', '2']).map(Number);
  const version = major * 100 + minor;
  // In the C locale its editor takes every byte of a typographic quote for a command (README, "What it cannot do").
  const locale = version < 404 ? 'LC_ALL=C.UTF-8 ' : '';
  const make = (brackets: boolean): PasteShell => ({
    name: `${path} ${brackets ? 'bracketed' : 'raw'}`,
    // A dumb terminal is one for which bash does not ask for brackets.
    command: `env ${locale}TERM=${brackets ? 'xterm' : 'dumb'} HISTFILE= ${path} --norc --noprofile -i`,
    brackets,
    isBash: true,
  });
  // Readline asks for brackets by itself since bash 5.1.
  return version >= 501 ? [make(false), make(true)] : [make(false)];
}

function other(name: string, command: string, brackets = false): PasteShell {
  return { name, command: `env TERM=xterm ${command}`, brackets, isBash: false };
}

/** Every shell that a paste may meet; zsh gets both ways, the others know only one. */
export const pasteShells: readonly PasteShell[] = [
  ...bashes().flatMap(bash),
  other('dash', 'dash -i'),
  other('busybox ash', 'busybox ash -i'),
  other('mksh', 'mksh -i'),
  other('zsh raw', 'TERM=dumb zsh -f -i'),
  other('zsh bracketed', 'zsh -f -i', true),
];

/** The same shells where they have no terminal: there are no brackets, and no line is edited. */
export const readers: readonly string[] = [
  ...bashes().map((path) => `${path} --norc --noprofile`),
  'dash',
  'busybox ash',
  'mksh',
  'zsh -f',
];
