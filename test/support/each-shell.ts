import { spawnSync } from 'node:child_process';

/** The shells that the new texts are made for, each with how a text is given to it. */
export const eachShell: [string, string[]][] = [
  ['bash', ['bash', '--norc', '--noprofile']],
  ['dash', ['dash']],
  ['busybox ash', ['busybox', 'ash']],
  ['mksh', ['mksh']],
  ['zsh', ['zsh', '--emulate', 'sh', '-f']],
];

/** What a shell prints for a text, byte by byte; the frame sets LC_ALL, and so does this. */
export function printedBy([program = '', ...words]: readonly string[], text: string): Buffer {
  const { stdout, stderr } = spawnSync(program, words, { input: text, env: { ...process.env, LC_ALL: 'C' } });
  if (stderr.length > 0) throw new Error(`${program}: ${stderr.toString()}`);
  return stdout;
}
