import { afterAll, afterEach, expect } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { isWhole, slice } from '../support/whole.ts';
import { type Process, isStopped } from './process.ts';
import { openShell, shells, until } from './shells.ts';
import { Stage } from './stage.ts';
import { quick, recoverText, sourceLine } from './text.ts';

const ROGUES = slice(20_000, 1000);
const INNOCENTS = slice(500, 100);
/** In bash; a tenth of it where there are a tenth of the processes. */
const SECONDS = slice(2, 1);
const table: object[] = [];
let stage: Stage;

afterEach(() => stage.end());
afterAll(() => {
  if (isWhole) console.table(table);
});

/** test/bench/programs/sleepers.c: many that wait; with names they are called x0. */
function sleepersProgram(): string {
  const program = join(mkdtempSync(join(tmpdir(), 'lastshell-many-')), 'innocents');
  const source = fileURLToPath(import.meta.resolve('../bench/programs/sleepers.c'));
  const { status, stderr } = spawnSync('gcc', ['-O1', '-o', program, source], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return program;
}

/** The parent of the rogues reaps none of them. */
const isAlive = (name: string) => (process: Process) => process.name === name && process.state !== 'Z';

async function held(shell: string, program: string) {
  stage = new Stage();
  await stage.start(`exec ${program} ${INNOCENTS}`);
  await stage.start(`exec ${program} ${ROGUES} 1`);
  const named = async (name: string) => (await stage.processes()).filter(isAlive(name)).length;
  await until(async () => (await named('x0')) === ROGUES, 'the rogues', 60);
  const terminal = await openShell(stage, shell);
  terminal.type(sourceLine(quick(recoverText('x0', { hold: 'first' })), shell));
  const said = await terminal.sees(/held for (\d+) hundredths/, 60);
  expect(await terminal.answers(terminal.pid, 60)).toBe(true);
  const cpu = (await stage.file(`/proc/${terminal.pid}/stat`)).split(' ').slice(13, 15).map(Number);
  const row = { shell, seconds: Number(said?.[1]) / 100, left: await named('x0'), cpu: cpu.join('+') };
  table.push(row);
  expect((await stage.processes()).filter(isStopped)).toEqual([]);
  return row;
}

for (const shell of slice(Object.keys(shells), ['bash', 'busybox'])) {
  const lack = hasProgram((shells[shell] ?? '').split(' ')[0] ?? '') ? undefined : `${shell} is not here`;
  testWith(lack)(
    `a hold among ${ROGUES} rogues and ${INNOCENTS} others is short, in ${shell}`,
    async () => {
      const { seconds, left } = await held(shell, sleepersProgram());
      expect(left).toBe(0);
      if (shell === 'bash') expect(seconds).toBeLessThanOrEqual(SECONDS);
    },
    180_000,
  );
}
