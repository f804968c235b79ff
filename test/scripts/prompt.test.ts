import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { execa } from 'execa';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const isReady = process.getuid?.() === 0 && hasProgram('setpriv') && hasProgram('script') && hasProgram('prlimit');
const lack = isReady ? undefined : 'a terminal for another user needs root and util-linux';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-prompt-'));
const start = join(folder, 'rc');
// Each of these starts a process whenever a prompt is shown.
writeFileSync(
  start,
  "PS1='$(printf my)-prompt> '\nPROMPT_COMMAND='x=$(printf 1)'\nTMOUT=600\nbind 'set enable-bracketed-paste off'\n",
);
await execa('chmod', ['-R', 'a+rX', folder]);

afterAll(() => rmSync(folder, { recursive: true }));

/** An interactive bash of a user who may not start anything any more, its prompt on the screen. */
async function starvedShell(uid: number): Promise<Terminal> {
  const terminal = new Terminal(`setpriv --reuid=${uid} --clear-groups bash --noprofile --rcfile ${start} -i`);
  await terminal.sees(/my-prompt> /, 20);
  terminal.type('echo PID=$$.\n');
  const pid = (await terminal.sees(/PID=(\d+)\./, 20))?.[1] ?? '';
  await terminal.sees(/PID=\d+\.\r\nmy-prompt> /, 20);
  await execa('setpriv', ['--reuid', String(uid), '--clear-groups', 'prlimit', '--pid', pid, '--nproc=1:']);
  return terminal;
}

testWith(lack).each(['list', 'root'] as const)(
  'a prompt that forks is put aside by %s, and the shell takes commands',
  async (script) => {
    const terminal = await starvedShell(script === 'list' ? 54323 : 54325);
    try {
      terminal.type(renderText(buildPlan({ script })).text);
      expect(await terminal.sees(script === 'list' ? /\d+ processes, \d+ tasks/ : /Never sudo/, 30)).toBeDefined();
      terminal.type('echo ALIVE-$((40 + 2)) $TMOUT.\n');
      expect(await terminal.sees(/ALIVE-42 \./, 10)).toBeDefined();
    } finally {
      await terminal.close();
    }
  },
  120_000,
);

testWith(lack)(
  'the danger is real: without our text such a shell takes no command',
  async () => {
    const terminal = await starvedShell(54324);
    try {
      terminal.type('\necho ALIVE-$((40 + 2)).\n');
      expect(await terminal.sees(/ALIVE-42\./, 8)).toBeUndefined();
    } finally {
      await terminal.close();
    }
  },
  120_000,
);
