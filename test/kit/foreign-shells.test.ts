import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const { text } = renderText(buildPlan({ script: 'kit' }));
const LINES = text.split('\n').length - 1;

/** What each says of a line that it does not understand, and how often it may: tcsh reads a line at a time, ksh93 all. */
const shells: [string, string, RegExp, number][] = [
  ['tcsh', 'tcsh -f', /Too many [()]'s|Illegal variable|Missing|Bad : modifier|Unmatched|Event not found|Undefined/g, LINES],
  ['ksh93', 'ksh93 -i', /ksh93\[\d+\]: /g, 2],
]; // prettier-ignore
/** These throw away what is typed while they work. */
async function stillness(terminal: Terminal): Promise<void> {
  for (let size = -1; size !== terminal.screen.length;) {
    size = terminal.screen.length;
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

const needed = ['tcsh', 'ksh93', 'strace', 'unshare', 'script'].filter((program) => !hasProgram(program));
const lack = needed.length > 0 ? `missing: ${needed.join(', ')}` : undefined;

testWith(process.getuid?.() === 0 ? lack : 'a PID namespace needs root').each(shells)(
  '%s, which our texts do not know: nothing is signalled or started, and the way out needs no slot',
  async (_, shell, complaint, most) => {
    const folder = mkdtempSync(join(tmpdir(), 'lastshell-foreign-'));
    const log = join(folder, 'log');
    const trace = `strace --seccomp-bpf -f -qq -o ${log} -e trace=fork,vfork,clone,clone3,execve,kill,tkill,tgkill ${shell}`;
    const terminal = new Terminal(`exec unshare --mount --pid --fork --kill-child --mount-proc sh -c '${trace}; exit'`);
    let turn = 0;
    const enter = async (line: string, seconds = 20): Promise<string> => {
      const from = terminal.screen.length;
      const mark = `AFTER-${++turn}-`;
      terminal.type(`${line.replaceAll('\n', '\r')}\r`);
      await stillness(terminal);
      terminal.type(`echo ${mark}$$\r`);
      if (!(await terminal.sees(new RegExp(`^${mark}\\d+\\r$`, 'm'), seconds, from)))
        throw new Error(terminal.screen.slice(-500));
      return terminal.screen.slice(from);
    };
    const calls = () => readFileSync(log, 'latin1').split('\n').filter((line) => !line.includes(' --- ')); // prettier-ignore
    try {
      await stillness(terminal);
      await enter('');
      const before = calls();
      const said = await enter(text);
      expect(calls()).toEqual(before);
      expect((said.match(complaint) ?? []).length).toBeLessThanOrEqual(most);
      // The control: what is started shows in the log.
      await enter('/bin/true');
      expect(calls().length).toBeGreaterThan(before.length);
      const earlier = calls();
      await enter('exec bash --norc');
      const added = calls().slice(earlier.length);
      expect(added.join('\n')).toMatch(/execve\("[^"]*bash"/);
      expect(added.join('\n')).not.toMatch(/clone|fork/);
      expect(await enter(text)).toMatch(/^(?:Full|What is full|Nothing is)/m);
    } finally {
      await terminal.close();
      rmSync(folder, { recursive: true });
    }
  },
  300_000,
);
