import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { execa } from 'execa';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
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
async function starvedShell(
  uid: number,
): Promise<{ terminal: Terminal; allow: (processes: number) => Promise<unknown> }> {
  const terminal = new Terminal(`setpriv --reuid=${uid} --clear-groups bash --noprofile --rcfile ${start} -i`);
  await terminal.sees(/my-prompt> /, 20);
  terminal.type('echo PID=$$.\n');
  const pid = (await terminal.sees(/PID=(\d+)\./, 20))?.[1] ?? '';
  const self = ['--reuid', String(uid), '--clear-groups'];
  const allow = (processes: number) => execa('setpriv', [...self, 'prlimit', '--pid', pid, `--nproc=${processes}:`]);
  await terminal.sees(/PID=\d+\.\r\nmy-prompt> /, 20);
  await allow(1);
  return { terminal, allow };
}

testWith(lack)(
  'a prompt that forks is put aside while there is no room, and comes back',
  async () => {
    const { terminal, allow } = await starvedShell(54323);
    try {
      terminal.type(renderScript(buildPlan({ script: 'list', name: ['no-such-name'] })));
      expect(await terminal.sees(/Put aside/, 30)).toBeDefined();
      terminal.type('echo ALIVE-$((40 + 2)) $TMOUT.\n');
      expect(await terminal.sees(/ALIVE-42 0\./, 10)).toBeDefined();
      await allow(1000);
      const before = terminal.screen.length;
      terminal.type(renderScript(buildPlan({ script: 'list', name: ['no-such-name'] })));
      expect(await terminal.sees(/0 processes[^]*my-prompt> /, 30, before)).toBeDefined();
      terminal.type('echo "[$PROMPT_COMMAND]" $TMOUT ${!__ls*}.\n');
      expect(await terminal.sees(/\[x=\$\(printf 1\)\] 600\s*\./, 10, before)).toBeDefined();
    } finally {
      await terminal.close();
    }
  },
  120_000,
);

testWith(lack)(
  'the danger is real: without our text such a shell takes no command',
  async () => {
    const { terminal } = await starvedShell(54324);
    try {
      terminal.type('\necho ALIVE-$((40 + 2)).\n');
      expect(await terminal.sees(/ALIVE-42\./, 8)).toBeUndefined();
    } finally {
      await terminal.close();
    }
  },
  120_000,
);
