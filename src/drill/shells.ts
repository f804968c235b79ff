import path from 'node:path';

/** Words that keep a shell from reading anybody's configuration. */
const WORDS: Readonly<Record<string, readonly string[]>> = { bash: ['--norc', '--noprofile'] };

/** Where images keep their shells, the better one first. */
export const shellFiles = ['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash', '/bin/dash', '/bin/busybox', '/bin/sh'];

export interface FoundShell {
  readonly kind: string;
  readonly command: readonly string[];
  /** The program that tells its version. */
  readonly file: string;
}

/** The shells of an image, from the answer of the program `which`: a line a file, and what it really is. */
export function parseShells(answer: string): FoundShell[] {
  return answer.split('\n').flatMap((line) => {
    const [file = '', real = ''] = line.split('\t');
    return file === '' ? [] : [toShell(file, path.basename(real))];
  });
}

function toShell(file: string, real: string): FoundShell {
  const kind = real.replace(/^bash.*/, 'bash');
  const words = file === '/bin/busybox' ? ['sh'] : (WORDS[kind] ?? []);
  return { kind, command: [file, ...words], file };
}
