import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { bashes } from '../support/bashes.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { textVariants } from '../support/variants.ts';

const rogues = Array.from({ length: 5 }, (_, index) => ({ pid: 4000001 + index, comm: 'forkbomb', uid: 1000 }));
const odd = { pid: 3999999, comm: 'x) S 1 (\n$(id)' };
// What acts on processes is run by test/scripts; these only read, and room would write into a made-up /proc.
const variants = textVariants().filter(([, { script }]) => ['kit', 'why', 'top', 'room'].includes(script));
const isRoot = process.getuid?.() === 0;
const lack = hasProgram('strace') ? undefined : 'strace is not installed; apt-get install strace';
const noNobody = isRoot && hasProgram('setpriv') ? undefined : 'only root can become a user who may not fork';

/** Runs one text in a shell over a made-up /proc whose PIDs exist nowhere; gives what the shell printed. */
async function runText(request: Request, wrap: readonly string[], bash: string): Promise<string> {
  const proc = new FakeProc({ processes: [{ pid: 1, ppid: 0, comm: 'init' }, ...rogues, odd] });
  const shell = new LastShell(wrap, [bash, '--norc', '--noprofile']);
  try {
    proc.enter(await shell.pid(), 1);
    return await shell.run(renderText(buildPlan({ ...request, proc: proc.root })).text, 120);
  } finally {
    await shell.close();
    proc.remove();
  }
}

function startsIn(log: string): string[] {
  return log.split('\n').filter((line) => /\b(fork|vfork|clone|clone3|execve)\(/.test(line));
}

describe.each(bashes())('%s', (bash) => {
  testWith(lack)(
    'strace counts no new process in any text',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lastshell-strace-'));
      for (const [title, request] of variants) {
        const log = join(folder, title);
        await runText(
          request,
          ['strace', '--seccomp-bpf', '-f', '-o', log, '-e', 'trace=fork,vfork,clone,clone3,execve'],
          bash,
        );
        // The one line is strace starting the shell itself.
        expect([title, ...startsIn(readFileSync(log, 'utf8'))]).toHaveLength(2);
      }
      rmSync(folder, { recursive: true });
    },
    600_000,
  );

  testWith(noNobody)(
    'every text runs to its end where no fork can succeed',
    async () => {
      // A user of nobody else's, allowed one process: the shell.
      const wrap = ['setpriv', '--reuid=54321', '--clear-groups', 'prlimit', '--nproc=1'];
      for (const [title, request] of variants) {
        const output = await runText(request, wrap, bash);
        expect([title, output]).not.toEqual([title, expect.stringMatching(/fork: /)]);
        expect(output).not.toBe('');
      }
    },
    600_000,
  );

  testWith(noNobody)(
    'the place is real: there a fork fails',
    async () => {
      const shell = new LastShell(['setpriv', '--reuid=54321', '--clear-groups', 'prlimit', '--nproc=1'], [bash]);
      await expect(shell.run('/bin/true', 30)).rejects.toThrow(/fork/);
      await shell.close();
    },
    60_000,
  );
});
