import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect } from '@jest/globals';
import { execa } from 'execa';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const isReady = process.getuid?.() === 0 && hasProgram('setpriv') && hasProgram('script') && hasProgram('prlimit');
const lack = isReady ? undefined : 'a terminal for another user needs root and util-linux';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-interrupted-'));
const file = join(folder, 'list.sh');
const PROMPT = /\$ $/;

const { text: list } = renderText(buildPlan({ script: 'list' }));

writeFileSync(file, list);
await execa('chmod', ['-R', 'a+rX', folder]);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const texts: [string, string][] = [
  ['a paste', list],
  [
    'a file',
    `. ${file}
`,
  ],
];

/** The last retry comes half a minute after the first, so it is waited for but once. */
const ends: [string, string, RegExp, typeof texts][] = [
  ['Ctrl-C during the retries', '\x03', /Interrupted system call/, texts],
  ['the last retry', '', /fork: Resource temporarily unavailable/, texts.slice(0, 1)],
];

/** A shell with a child in the background in which a fork has just failed. */
async function failed(bash: string, uid: number, keys: string, says: RegExp): Promise<Terminal> {
  const start = `setpriv --reuid=${uid} --clear-groups prlimit --nproc=2 ${bash} --norc --noprofile -i`;
  const terminal = new Terminal(start);
  await terminal.sees(PROMPT, 20);
  terminal.type('/bin/sleep 600 &\r');
  await terminal.sees(/\] \d+[^]*\$ $/, 20);
  const mark = terminal.screen.length;
  terminal.type('/bin/true\r');
  await terminal.sees(/fork: retry/, 20, mark);
  // Between two tries, where Ctrl-C is noticed.
  await setTimeout(500);
  terminal.type(keys);
  await terminal.sees(new RegExp(`${says.source}[^]*\\$ $`), 60, mark);
  return terminal;
}

async function end(terminal: Terminal, uid: number): Promise<void> {
  await terminal.close();
  await execa('setpriv', [`--reuid=${uid}`, '--clear-groups', 'bash', '-c', 'kill -KILL -1'], { reject: false });
}

const users = bashes().map((bash, index) => ({ bash, uid: 54500 + index }));

describe.each(users)('$bash', ({ bash, uid }) => {
  describe.each(ends)('after %s', (_, keys, says, some) => {
    testWith(lack).each(some)(
      '%s still runs, and so does the shell',
      async (__, text) => {
        const terminal = await failed(bash, uid, keys, says);
        try {
          terminal.type(text.replaceAll('\n', '\r'));
          expect(await terminal.sees(/\d+ processes, \d+ tasks/, 30)).toBeDefined();
          terminal.type('echo ALIVE-$((40 + 2))\r');
          expect(await terminal.sees(/ALIVE-42/, 10)).toBeDefined();
        } finally {
          await end(terminal, uid);
        }
      },
      120_000,
    );
  });
});

/** Whether a shell after a fork that failed takes one command and then no other. */
async function hangs(uid: number): Promise<boolean> {
  const terminal = await failed('bash', uid, '\x03', /Interrupted system call/);
  try {
    terminal.type('echo FIRST-$((40 + 2))\r');
    expect(await terminal.sees(/FIRST-42/, 10)).toBeDefined();
    terminal.type('echo SECOND-$((40 + 2))\r');
    return (await terminal.sees(/SECOND-42/, 3)) === undefined;
  } finally {
    await end(terminal, uid);
  }
}

testWith(lack)(
  'the trap is real: without our text such a shell takes one command and no other',
  async () => {
    // Where its job has ended by itself meanwhile there is nothing to wait for.
    const found = (await hangs(54520)) || (await hangs(54521)) || (await hangs(54522));
    expect(found).toBe(true);
  },
  120_000,
);
