import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShell, until } from './shells.ts';
import { Stage } from './stage.ts';
import { inTheMiddle, quick, recoverText, sourceLine } from './text.ts';

const NAME = 'orphanmaker';
const JOBS = 10;
const whole = recoverText(NAME, { hold: 'first' });
let stage: Stage;

afterEach(() => stage.end());

const count = async (wanted: string) => (await stage.processes()).filter(({ name }) => name === wanted).length;

/** A rogue whose jobs, each a process group of its own, are innocents. */
async function rogueWithJobs() {
  const file = join(mkdtempSync(join(tmpdir(), 'lastshell-rogue-')), NAME);
  const jobs = Array.from({ length: JOBS }, () => 'sleep 1000 &').join('\n');
  writeFileSync(file, `#!/bin/bash\nset -m\n${jobs}\nwait\n`, { mode: 0o755 });
  await stage.start(`exec ${file}`);
  await until(async () => (await count('sleep')) === JOBS, 'its jobs');
}

/** How many innocents live after the rogue is killed. */
async function survivors(line: string) {
  stage = new Stage();
  await rogueWithJobs();
  const terminal = await openShell(stage);
  terminal.type(line);
  expect(await terminal.answers(terminal.pid, 20)).toBe(true);
  await until(async () => (await count(NAME)) === 0, 'the rogue is gone', 5);
  // Who was hung up needs a moment to die.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return count('sleep');
}

describe('innocents in the session of a killed parent', () => {
  test('live on, since they run again when it is killed', async () => {
    expect(await survivors(sourceLine(quick(whole)))).toBe(JOBS);
  });

  test('control: killed while all is held, it takes them along', async () => {
    const each = `read -r name <"$pid/comm"; [ "$name" = ${NAME} ] && kill -s KILL "\${pid#/proc/}"`;
    const kill = `for x in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do for pid in /proc/[0-9]*; do ${each}; done; done`;
    const early = inTheMiddle(whole, kill);
    // Who has not taken his STOP yet is not hung up: a busy machine may need a second try.
    let fewest = JOBS;
    for (let turn = 0; turn < 5 && fewest === JOBS; turn += 1) {
      fewest = await survivors(sourceLine(early));
      await stage.end();
    }
    expect(fewest).toBeLessThan(JOBS);
  });
});
