import path from 'node:path';

/** The shells in which every text is rehearsed. */
export const shellNames = ['bash', 'dash', 'busybox', 'mksh', 'zsh'] as const;

/** Words that keep a shell from reading anybody's configuration; its editor stays as it is by default. */
const WORDS: Readonly<Record<string, readonly string[]>> = { bash: ['--norc', '--noprofile'], zsh: ['-f'] };

/** Where images keep their shells, the better one first. */
export const shellFiles = [
  ...['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash', '/bin/dash', '/bin/busybox'],
  ...['/bin/mksh', '/bin/zsh', '/usr/bin/zsh', '/bin/sh'],
];

export interface FoundShell {
  readonly kind: string;
  readonly command: readonly string[];
  /** The program that tells its version. */
  readonly file: string;
}

/** Whether a shell is given by its file, which is then a bash of another version than that of the machine. */
export function isFile(shell: string): boolean {
  return shell.startsWith('/');
}

/** The command line of a shell in an image of ours; a bash given by its file takes the place of the other. */
export function commandOf(shell: string): readonly string[] {
  const kind = isFile(shell) ? 'bash' : shell;
  return toShell(`/bin/${kind}`, kind).command;
}

/** The shells of an image, from the answer of the program `which`: a line a file, and what it really is. */
export function parseShells(answer: string): FoundShell[] {
  return answer.split('\n').flatMap((line) => {
    const [file = '', real = ''] = line.split('\t');
    return file === '' ? [] : [toShell(file, path.basename(real))];
  });
}

function toShell(file: string, real: string): FoundShell {
  const kind = real.replace(/^(bash|mksh|zsh).*/, '$1');
  const words = file === '/bin/busybox' ? ['sh'] : Object.hasOwn(WORDS, kind) ? (WORDS[kind] ?? []) : [];
  return { kind, command: [file, ...words], file };
}

/** Words after which a shell says its version; dash has none. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  bash: ['--version'],
  busybox: [],
  mksh: ['-c', 'echo "$KSH_VERSION"'],
  zsh: ['--version'],
};

/** `bash 5.2.15`, from what the shell says to the words it is run with; the kind alone where it says nothing. */
export async function versionOf(kind: string, ask: (words: readonly string[]) => Promise<string>): Promise<string> {
  const words = Object.hasOwn(ASKS, kind) ? ASKS[kind] : undefined;
  if (!words) return kind;
  const version = /(?:version |v|zsh |KSH )(R?\d[\d.]*)/.exec(await ask(words))?.[1];
  return version === undefined ? kind : `${kind} ${version}`;
}
