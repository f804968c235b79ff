import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

let proc = '';
const written = () => readFileSync(join(proc, 'sysrq-trigger'), 'utf8');
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const text = (more: Partial<Request> = {}) => renderText(buildPlan({ script: 'reboot', proc, ...more })).text;

/** The only file that these texts write to is this one; the clock is the real one. */
beforeEach(() => {
  proc = mkdtempSync(join(tmpdir(), 'lastshell-reboot-'));
  writeFileSync(join(proc, 'sysrq-trigger'), '');
  symlinkSync('/proc/uptime', join(proc, 'uptime'));
});

afterEach(() => rmSync(proc, { recursive: true }));

describe.each(allShells)('%s', (name, words) => {
  const needed = testWith(name === 'bash' ? undefined : shLack);

  async function onTerminal(wrap: string, run: (terminal: Terminal) => Promise<void>): Promise<void> {
    const terminal = new Terminal(`${wrap}${words.join(' ')} -i`);
    try {
      await terminal.sees(/[$#%] /, 20);
      await run(terminal);
    } finally {
      await terminal.close();
    }
  }

  needed('there is time for Ctrl-C, which ends it, and nothing is written before', async () => {
    await onTerminal('', async (terminal) => {
      terminal.type(text().replaceAll('\n', '\r'));
      expect(await terminal.sees(/[^"]15 seconds, Ctrl-C stops it/, 20)).toBeDefined();
      await pause(2);
      terminal.type('\x03');
      await pause(0.5);
      terminal.type('echo ALIVE-$((40 + 2))\r');
      expect(await terminal.sees(/ALIVE-42/, 10)).toBeDefined();
      expect(written()).toBe('');
      // What was typed is on the screen too, where a prompt may stand behind the quote; there a quote ends the words.
      expect(terminal.screen).not.toMatch(/1 of 3: [^"\n]*\n/);
    });
  });

  needed('without a clock nothing is written, and it is said', async () => {
    rmSync(join(proc, 'uptime'));
    writeFileSync(join(proc, 'uptime'), 'x\n');
    await onTerminal('', async (terminal) => {
      terminal.type(text().replaceAll('\n', '\r'));
      expect(await terminal.sees(/[^"]Not done: there is no clock here/, 20)).toBeDefined();
      expect(written()).toBe('');
    });
  });

  needed('where no terminal controls the shell, nothing is written, and it is said', async () => {
    await onTerminal('setsid -w ', async (terminal) => {
      terminal.type(text().replaceAll('\n', '\r'));
      expect(await terminal.sees(/[^"]To restart all the same/, 20)).toBeDefined();
      expect(written()).toBe('');
    });
  });

  needed.each(["'echo mine'", "''"])('with a trap of %s for INT nothing is written, and it is said', async (action) => {
    await onTerminal('', async (terminal) => {
      terminal.type(`trap ${action} INT\r${text().replaceAll('\n', '\r')}`);
      // zsh does not tell them: its trap is put aside, so that Ctrl-C stops the text.
      const isAside = name === 'zsh';
      const said = isAside ? /[^"]15 seconds, Ctrl-C/ : /[^"]Not done: this shell has traps/;
      expect(await terminal.sees(said, 20)).toBeDefined();
      if (isAside) {
        terminal.type('\x03');
        terminal.type(`\recho STILL-$((40 + 2))\r`);
        expect(await terminal.sees(/STILL-42/, 5)).toBeDefined();
      }
      expect(written()).toBe('');
    });
  });

  needed('a rehearsal names the steps and writes nothing', async () => {
    const shell = new LastShell([], words);
    expect(await shell.run(text({ dryRun: true }))).toMatch(/^1 of 3: [^]*\n2 of 3: [^]*\n3 of 3: .*\n$/);
    expect(written()).toBe('');
    await shell.close();
  });
});
