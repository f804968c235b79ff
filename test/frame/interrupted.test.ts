import { setTimeout } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { execa } from 'execa';
import { frame } from '../../src/render/frame/frame.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const lack = process.getuid?.() === 0 ? ['setpriv', 'script', 'prlimit'].find((each) => !hasProgram(each)) : 'root';
const PROMPT = /\$ $/;
const { text } = frame('ls_end="its end"\necho "Text at $ls_end"');

/** A shell with a child in the background whose fork has just failed; bash 4.2 does not wait, and tries longer. */
async function failed(bash: string, uid: number): Promise<Terminal> {
  const limit = `setpriv --reuid=${uid} --clear-groups prlimit --nproc=2`;
  const terminal = new Terminal(`${limit} ${bash} --norc --noprofile -i`);
  await terminal.sees(PROMPT, 20);
  terminal.type('/bin/sleep 600 &\r');
  await terminal.sees(/\] \d+[^]*\$ $/, 20);
  const mark = terminal.screen.length;
  terminal.type('/bin/true\r');
  await terminal.sees(/fork: retry/, 20, mark);
  await setTimeout(500);
  terminal.type('\x03');
  await terminal.sees(/Interrupted system call[^]*\$ $/, 60, mark);
  return terminal;
}

async function whatRuns(bash: string, uid: number, pasted: string): Promise<{ ran: boolean; lives: boolean }> {
  const terminal = await failed(bash, uid);
  try {
    terminal.type(pasted.replaceAll('\n', '\r'));
    const ran = (await terminal.sees(/Text at its end/, 5)) !== undefined;
    terminal.type('echo ALIVE-$((40 + 2))\r');
    return { ran, lives: (await terminal.sees(/ALIVE-42/, 3)) !== undefined };
  } finally {
    await terminal.close();
    await execa('setpriv', [`--reuid=${uid}`, '--clear-groups', 'bash', '-c', 'kill -KILL -1'], { reject: false });
  }
}

const users = bashes().map((bash, index) => ({ bash, uid: 54620 + index }));

describe.each(users)('$bash, after a fork that failed', ({ bash, uid }) => {
  testWith(lack)(
    'a text runs, and so does the shell',
    async () => {
      expect(await whatRuns(bash, uid, text)).toEqual({ ran: true, lives: true });
    },
    120_000,
  );
});

testWith(lack)(
  'the trap is real: without the first command of the frame the shell waits for its child',
  async () => {
    const { ran, lives } = await whatRuns('bash', 54640, text.replace('130|254)', '131)'));
    expect(ran && lives).toBe(false);
  },
  60_000,
);
