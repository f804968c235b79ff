import { Terminal } from './terminal.ts';

const shells = { bash: 'bash --norc --noprofile', dash: 'dash', ash: '/bin/busybox ash' } as const;
let user = 54_340;

/** Pastes into a shell whose user may not start a single process, and gives the screen. */
export async function pasteWhereNoneStarts(shell: keyof typeof shells, text: string, until: RegExp): Promise<string> {
  const limits = `setpriv --reuid=${++user} --clear-groups prlimit --nproc=1`;
  const terminal = new Terminal(`${limits} ${shells[shell]} -i`);
  try {
    await terminal.sees(/[$#] /, 20);
    terminal.type(`${text}\n`);
    await terminal.sees(until, 40);
    return terminal.screen;
  } finally {
    await terminal.close();
  }
}
