import type { Process } from './process.ts';
import type { Stage } from './stage.ts';
import type { StageTerminal } from './stage-terminal.ts';
import { USER, operator } from './world.ts';

/** What may stand between a terminal and the last shell. */
export interface Nest {
  title: string;
  program: string;
  uid: number;
  setup: string;
  enter: string;
}

const BASH = 'exec bash --norc --noprofile -i';
const plain = operator('!use_pty');
const nest = (title: string, enter: string, uid = 0, setup = plain): Nest => ({
  title,
  program: enter.split(' ')[0] ?? '',
  uid,
  setup,
  enter,
});

export const nests: Nest[] = [
  nest('bash', 'bash --norc --noprofile'),
  nest('su', 'su'),
  nest('sudo, use_pty', 'sudo -s', USER, operator('use_pty')),
  nest('sudo, !use_pty', 'sudo -s', USER),
  nest('script', 'script -q /dev/null'),
  nest('tmux', 'tmux -f /dev/null -S /tmp/lastshell-tmux'),
  nest('screen', 'screen -q -c /dev/null'),
];

/** The shell that came last, if one came after this. */
async function inner(stage: Stage, outer: number): Promise<number> {
  const isNew = ({ pid, name }: Process) => pid > outer && (name === 'bash' || name === 'sh');
  for (let turn = 0; turn < 200; turn += 1) {
    const last = (await stage.processes()).filter(isNew).at(-1);
    if (last) return last.pid;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no second shell came');
}

/** The terminal, and the PID of the shell at the bottom of the nest. */
export async function settle(stage: Stage, { uid, enter }: Nest): Promise<{ terminal: StageTerminal; shell: number }> {
  const terminal = await stage.open(`TERM=xterm SHELL=/bin/bash ${BASH}`, uid);
  if (!(await terminal.answers(terminal.pid, 20))) throw new Error(`no shell: ${terminal.screen}`);
  terminal.type(`exec 2>&1; ${enter}\n`);
  const pid = await inner(stage, terminal.pid);
  for (let turn = 0; turn < 15; turn += 1) if (await terminal.answers(pid, 2)) return { terminal, shell: pid };
  throw new Error(`the inner shell does not answer: ${terminal.screen}`);
}
