import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from '@jest/globals';
import { execa } from 'execa';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const isReady = process.getuid?.() === 0 && hasProgram('setpriv') && hasProgram('script') && hasProgram('prlimit');
const lack = isReady ? undefined : 'a terminal for another user needs root and util-linux';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-interrupted-'));
const file = join(folder, 'list.sh');
const PROMPT = /\$ $/;

writeFileSync(file, renderScript(buildPlan({ script: 'list', form: 'file' })));
await execa('chmod', ['-R', 'a+rX', folder]);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const texts: [string, string][] = [
  ['an annotated text', renderScript(buildPlan({ script: 'list' }))],
  ['a paste', renderScript(buildPlan({ script: 'list', form: 'paste' }))],
  ['a file', `. ${file}\n`],
];

/** Ctrl-C has ended the retries of a fork, in a shell with a child in the background. */
async function interrupted(bash: string, uid: number): Promise<Terminal> {
  const start = `setpriv --reuid=${uid} --clear-groups prlimit --nproc=2 ${bash} --norc --noprofile -i`;
  const terminal = new Terminal(start);
  await terminal.sees(PROMPT, 20);
  terminal.type('/bin/sleep 600 &\r');
  await terminal.sees(/\] \d+[^]*\$ $/, 20);
  terminal.type('/bin/true\r');
  await terminal.sees(/fork: retry/, 20);
  // Bash 4.2 notices Ctrl-C only between two tries.
  const mark = terminal.screen.length;
  terminal.type('\x03');
  await terminal.sees(PROMPT, 60, mark);
  return terminal;
}

describe.each(bashes().map((bash, index) => ({ bash, uid: 54500 + index })))('$bash', ({ bash, uid }) => {
  testWith(lack).each(texts)(
    'after Ctrl-C on a command that could not be started %s still runs, and so does the shell',
    async (_, text) => {
      const terminal = await interrupted(bash, uid);
      try {
        terminal.type(text.replaceAll('\n', '\r'));
        expect(await terminal.sees(/\d+ processes, \d+ threads/, 30)).toBeDefined();
        terminal.type('echo ALIVE-$((40 + 2))\r');
        expect(await terminal.sees(/ALIVE-42/, 10)).toBeDefined();
      } finally {
        await terminal.close();
        await execa('setpriv', [`--reuid=${uid}`, '--clear-groups', 'bash', '-c', 'kill -KILL -1'], { reject: false });
      }
    },
    120_000,
  );

  testWith(lack)(
    'the trap is real: without our text such a shell takes one command and no other',
    async () => {
      const terminal = await interrupted(bash, uid);
      try {
        terminal.type('echo FIRST-$((40 + 2))\r');
        await terminal.sees(/FIRST-42/, 10);
        terminal.type('echo SECOND-$((40 + 2))\r');
        expect(await terminal.sees(/SECOND-42/, 3)).toBeUndefined();
      } finally {
        await terminal.close();
        await execa('setpriv', [`--reuid=${uid}`, '--clear-groups', 'bash', '-c', 'kill -KILL -1'], { reject: false });
      }
    },
    120_000,
  );
});
