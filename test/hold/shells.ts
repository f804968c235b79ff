import type { Stage } from './stage.ts';
import type { StageTerminal } from './stage-terminal.ts';

/** The shells of the texts, each as it waits on a terminal. */
export const shells: Record<string, string> = {
  bash: 'bash --norc --noprofile -i',
  dash: 'dash -i',
  busybox: 'busybox ash -i',
  mksh: 'mksh -i',
  zsh: 'zsh -f -i',
};

/** One that answers. */
export async function openShell(stage: Stage, shell = 'bash', uid = 0): Promise<StageTerminal> {
  const terminal = await stage.open(`exec ${shells[shell] ?? shell}`, uid);
  for (let turn = 0; turn < 5; turn += 1) if (await terminal.answers(terminal.pid, 4)) return terminal;
  throw new Error(`${shell} does not answer: ${terminal.screen}`);
}

/** Waits until it is so, asking the stage. */
export async function until(isSo: () => Promise<boolean>, what: string, seconds = 15): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`in vain: ${what}`);
}

/** Programs that wait, and harm nobody. */
export async function sleepers(stage: Stage, count: number): Promise<void> {
  await stage.start(`i=0; while [ $((i += 1)) -le ${count} ]; do sleep 1000 & done; wait`);
  const asleep = async () => (await stage.processes()).filter(({ name }) => name === 'sleep').length >= count;
  await until(asleep, `${count} sleepers`);
}
