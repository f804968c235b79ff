import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { formNames } from '../../src/plan/plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { rogueName } from '../support/rogue-name.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const isReady = process.getuid?.() === 0 && hasProgram('unshare') && hasProgram('script');
const lack = isReady ? undefined : 'a terminal with processes of its own needs root and util-linux';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-kit-terminal-'));
const ROGUE = rogueName('kit');
const rogue = join(folder, ROGUE);
copyFileSync('/bin/sleep', rogue);
chmodSync(rogue, 0o755);

// A shell that somebody has made their own.
writeFileSync(
  join(folder, 'rc'),
  `PS1='\\w ready> ' PROMPT_COMMAND='mine=$RANDOM' PS2='more> '
bind 'set enable-bracketed-paste off'
alias ll='ls -l'
trap 'echo signalled' USR1
set -o noclobber
shopt -s dotglob extglob
IFS=:
line=mine f=(1 2) q="it's" free=7 rows='a  b'
cd ${folder}
`,
);
// The rogues are strangers to the shell at the prompt: children of the first process, which waits for it.
writeFileSync(
  join(folder, 'first'),
  `for i in 1 2 3 4 5 6; do ${rogue} 300 & done\nbash --noprofile --rcfile ${join(folder, 'rc')} -i\n`,
);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** These differ between any two commands, whatever was run: the clock, chance, and what bash notes about itself. */
const VOLATILE = [
  'SECONDS', 'EPOCHSECONDS', 'EPOCHREALTIME', 'RANDOM', 'SRANDOM', 'mine', // clock and chance; mine is a copy of RANDOM
  'BASHPID', 'LINENO', 'HISTCMD', 'BASH_COMMAND', 'PIPESTATUS', '_', // what bash fills in when it is read, and the last line and command
]; // prettier-ignore

function stateIn(name: string): string {
  const isVolatile = new RegExp(`^declare -\\S+ (?:${VOLATILE.join('|')})(?:=|$)`);
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.filter((line) => !isVolatile.test(line)).join('\n');
}

/** Types a line and waits for the next prompt; gives what was shown between. */
async function enter(terminal: Terminal, line: string): Promise<string> {
  const from = terminal.screen.length;
  terminal.type(`${line}\necho DONE-$((6 * 7))\n`);
  const seen = await terminal.sees(/DONE-42\r\n/, 90, from);
  if (!seen) throw new Error(`no prompt after ${line.slice(0, 60)}: ${terminal.screen.slice(-2000)}`);
  return terminal.screen.slice(from);
}

async function note(terminal: Terminal, name: string): Promise<string> {
  const look = 'declare -p; declare -f; set -o; shopt; trap -p; alias; printf "%s\\n" "$PS1" "$PROMPT_COMMAND" "$PWD"';
  await enter(terminal, `{ ${look}; } >|${join(folder, name)}`);
  return stateIn(name);
}

testWith(lack).each(formNames)(
  'loaded as %s, a culprit picked by number, frozen, killed, and bye: the shell is as it was',
  async (form) => {
    const terminal = new Terminal(`unshare --pid --fork --kill-child --mount-proc bash ${join(folder, 'first')}`);
    try {
      expect(await terminal.sees(/ready> /, 60)).toBeDefined();
      await enter(terminal, ':');
      const before = await note(terminal, 'before');
      expect(before).toMatch(/^declare -- q="it's"$/m);

      const loaded = await enter(terminal, renderScript(buildPlan({ script: 'kit', form })));
      // The typed text is on the screen too, but not as a line of its own.
      expect(loaded).toMatch(/^Loaded\. lastshell help names/m);
      const row = new RegExp(`^ *(\\d+) +6 +6 .* ${ROGUE}\\r$`, 'm').exec(loaded)?.[1] ?? 'missing';
      expect(await enter(terminal, `lastshell freeze ${row}`)).toContain(`Next: lastshell kill ${row} yes`);
      const shown = await enter(terminal, `lastshell kill ${row}`);
      expect(shown).toMatch(/Stopped and meant: 6; meant and running: 0/);
      expect(await enter(terminal, `lastshell kill ${row} yes`)).toContain('killed 6');
      expect(await enter(terminal, 'lastshell fly')).toContain('There is no lastshell fly');
      expect(await enter(terminal, `lastshell list --name ${ROGUE}`)).toContain('0 processes');
      await enter(terminal, 'lastshell bye');

      expect(await note(terminal, 'after')).toBe(before);
      expect(await enter(terminal, 'declare -F lastshell || echo FORGOTTEN')).toMatch(/^FORGOTTEN\r$/m);
    } finally {
      await terminal.close();
    }
  },
  300_000,
);
