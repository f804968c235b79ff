import { afterEach, describe, expect } from '@jest/globals';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { openShell, shells } from './shells.ts';
import { Stage } from './stage.ts';
import { HELD, pasteLine, quick, recoverText, sourceLine } from './text.ts';

const SNAPSHOT = `$(set +o; trap; echo "$IFS" | od -c)`;
let stage: Stage;

afterEach(() => stage.end());

async function masks(pid: number): Promise<string[]> {
  return (await stage.file(`/proc/${pid}/status`)).split('\n').filter((line) => /^Sig(Ign|Cgt|Blk)/.test(line));
}

/** What differs after the text, as seen by the kernel and by the shell itself. */
async function differences(shell: string, line: string) {
  stage = new Stage();
  const terminal = await openShell(stage, shell);
  terminal.type(`before="${SNAPSHOT}"\n`);
  await terminal.answers(terminal.pid, 5);
  const before = await masks(terminal.pid);
  terminal.type(line);
  expect(await terminal.answers(terminal.pid, 20)).toBe(true);
  const after = await masks(terminal.pid);
  terminal.type(`[ "$before" = "${SNAPSHOT}" ] && echo "the sa""me"; set +o; trap\n`);
  const hasHeld = HELD.test(terminal.screen);
  const isSame = (await terminal.sees(/the same/, 2)) !== undefined;
  return { before, after, isSame, hasHeld };
}

describe('signals, traps, options and IFS of the shell are as before', () => {
  const text = quick(recoverText('nobodyhasit', { hold: 'first' }));
  for (const [shell, command] of Object.entries(shells)) {
    const lack = hasProgram(command.split(' ')[0] ?? '') ? undefined : `${shell} is not here`;
    const ways = { pasted: pasteLine(text, shell), 'from a file': sourceLine(text, shell) };
    for (const [way, line] of Object.entries(ways)) {
      testWith(lack)(`${shell}, ${way}`, async () => {
        const { before, after, isSame, hasHeld } = await differences(shell, line);
        expect({ masks: after, isSame, hasHeld }).toEqual({ masks: before, isSame: true, hasHeld: true });
      });
    }
  }
});

describe('control', () => {
  testWith(undefined)('a text that ignores a signal for good is seen', async () => {
    const { before, after, isSame } = await differences('bash', "trap '' TTOU PIPE\n");
    expect(after).not.toEqual(before);
    expect(isSame).toBe(false);
  });
});
