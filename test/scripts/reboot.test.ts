import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

let proc = '';
let shell: LastShell;
const written = () => readFileSync(join(proc, 'sysrq-trigger'), 'utf8');
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** The only file that these texts write to is this one; the clock is the real one. */
beforeEach(() => {
  proc = mkdtempSync(join(tmpdir(), 'lastshell-reboot-'));
  writeFileSync(join(proc, 'sysrq-trigger'), '');
  symlinkSync('/proc/uptime', join(proc, 'uptime'));
});

afterEach(async () => {
  await shell.close();
  rmSync(proc, { recursive: true });
});

describe.each(allShells)('%s', (name, words) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);
  const text = (more: Partial<Request> = {}) =>
    renderScript(buildPlan({ script: 'reboot', shell: name === 'bash' ? 'bash' : 'sh', proc, ...more }));

  beforeEach(() => {
    shell = new LastShell([], words);
  });

  needed('there is time for Ctrl-C, and nothing is written before', async () => {
    const end = shell.run(text(), 10).catch((error: unknown) => String(error));
    await pause(3);
    expect(written()).toBe('');
    await shell.close();
    expect(await end).toContain('Ctrl-C stops it: 15 seconds left');
    // It is left at its end of input, or killed: either way in the middle of the 15 seconds.
    expect(written()).toBe('');
  });

  needed.each([
    ['a clock that stands still', '123.45 200.00\n'],
    ['no clock', 'x\n'],
  ])('with %s, and no terminal to wait for, nothing is written', async (_, uptime) => {
    rmSync(join(proc, 'uptime'));
    writeFileSync(join(proc, 'uptime'), uptime);
    const said = await shell.run(text({ form: 'annotated' }).replaceAll('/dev/ptmx', '/nowhere/tty'), 30);
    expect([said, written()]).toEqual([expect.stringContaining('Not done: there is no clock here'), '']);
  });

  needed('where no terminal controls the shell, nothing is written, and it is said', async () => {
    const terminal = new Terminal(`setsid -w ${words.join(' ')} -i`);
    try {
      await terminal.sees(/[$#%] /, 20);
      terminal.type(`${text({ form: 'paste' })}\n`);
      expect(await terminal.sees(/\nTo restart all the same/, 30)).toBeDefined();
      expect(written()).toBe('');
    } finally {
      await terminal.close();
    }
  });

  if (name === 'zsh')
    needed('a trap for INT is put aside', async () => {
      const pid = await shell.pid();
      await shell.run("trap 'echo mine' INT");
      const end = shell.run(text(), 10).catch((error: unknown) => String(error));
      await pause(2);
      process.kill(pid, 'SIGINT');
      expect([await end, written()]).toEqual([expect.not.stringContaining('mine\n'), '']);
    });
  else
    needed('with a trap for INT nothing is written, and it is said', async () => {
      for (const action of ["'echo mine'", "''"]) {
        await shell.run(`trap ${action} INT`);
        expect([await shell.run(text()), written()]).toEqual([expect.stringContaining('Not done: this shell has'), '']);
      }
    });

  if (name !== 'bash')
    needed('with a function named read nothing is written', async () => {
      await shell.run('read() { return 0; }');
      const said = await shell.run(text());
      expect([said, written()]).toEqual([expect.stringContaining('read is a function here'), '']);
    });
});
