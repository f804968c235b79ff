import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ZOO_SOURCES } from '../../src/drill/compile.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { runRecorded } from '../support/recorder.ts';
import { ROGUE, STRANGER, countOf, inScene, lackOfGroups } from './scene.ts';
import { inGroup } from './settings.ts';

const { text } = renderText(buildPlan({ script: 'kit' }));
const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;
const kind = testWith(lackOfGroups ?? (hasProgram('gcc') ? undefined : 'gcc is missing, for the programs of the zoo'));

/** What /proc/PID/stat of all processes of that name says behind the name. */
function statsOf(name: string): string[][] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      return stat.includes(` (${name}) `) ? [[pid, ...stat.slice(stat.lastIndexOf(') ') + 2).split(' ')]] : [];
    } catch {
      return [];
    }
  });
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-first-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The first process is the culprit: it takes the place of the bash that has started the last shell beside it. */
function firstIs(program: string) {
  // Without the guard that lets it start in an arena only: the group of the scene has a limit.
  const rogue = join(folder, program);
  execFileSync('gcc', ['-static', '-O1', '-pthread', '-o', rogue, join(ZOO_SOURCES, `${program}.c`)]);
  const { lines, groups = [] } = inGroup(`first-${program}`, [':']);
  const shell = (lines.at(-1) ?? '').replace(/\)$/, '</dev/tty) &');
  return { rogue, groups, lines: [...lines.slice(0, -1), shell, `sleep 1; echo $$ >${groups[0] ?? ''}/cgroup.procs; exec ROGUE`] };
} // prettier-ignore

kind(
  'PID 1 leaks threads: it takes no signal, and what helps is said; the control is that it is ended where it is not PID 1',
  async () => {
    const setting = firstIs('threads');
    await inScene(setting, [1, 60], async (scene) => {
      const rows = await scene.enter(text, ASKS);
      expect(rows).toMatch(new RegExp(`^1 {2}2[78] --name ${ROGUE}$`, 'm'));
      const said = await scene.enter('lastshell recover 1\n', /^15 characters of it, no path, no words\.\r$/m);
      expect(said).toMatch(/^PID 1 takes no signal from here: restart its container, or room\.$/m);
      expect(said).not.toMatch(/type: yes|Killed|Done/);
      const [[, state, , , , , , , , , , , , , , , , , threads] = []] = statsOf(ROGUE);
      expect([state, Number(threads) > 26, countOf(STRANGER)]).toEqual(['S', true, 60]);
    });
    const { groups = [], lines } = inGroup('not-first', ['ROGUE & sleep 1']);
    await inScene({ rogue: setting.rogue, groups, lines }, [1, 60], async (scene) => {
      await scene.enter(text, ASKS);
      const said = await scene.enter('lastshell recover 1\n', /^To recover them type: \S+\r$/m);
      const [, answer = ''] = /^To recover them type: (\S+)$/m.exec(said) ?? [];
      await scene.enter(`${answer}\n`, /^Now try: ls\r$/m);
      expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([0, 60]);
    });
  },
  90_000,
);

kind(
  'PID 1 holds all and starts them anew: it is named as the one that does',
  async () => {
    await inScene(firstIs('supervisor'), [28, 60], async (scene) => {
      await scene.enter(text, ASKS);
      await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
      const said = await scene.enter('yes\n', /^Now try: ls\r$/m);
      expect(said).toMatch(/^\d+ are left or back:(?: \d+)+, of PID 1\.$/m);
      expect([countOf(ROGUE) > 20, countOf(STRANGER)]).toEqual([true, 60]);
    });
  },
  60_000,
);

kind(
  'the dead whose parent is outside of this PID namespace: they are counted, and nobody is told to signal PID 0',
  async () => {
    const setting = inGroup('outside', [':']);
    await inScene(setting, [0, 60], async (scene) => {
      const [[pid = ''] = []] = statsOf(STRANGER);
      const parent = spawn('bash', ['-c', outside(setting.groups?.[0] ?? '', pid)], { stdio: 'ignore', detached: true });
      try {
        for (let tries = 0; tries < 100 && deadIn(pid) < 27; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
        const rows = await scene.enter(text, ASKS);
        expect(rows.slice(rows.lastIndexOf('Full: '))).toMatch(/^1 {2}27 --ghosts 0$/m);
        const said = await scene.enter('lastshell recover 1\n', /^them: ask there\.\r$/m);
        expect(said).toMatch(/^No signal ends the dead: PID 0 \(on its host\), their parent, has to reap$/m);
        expect(said).not.toMatch(/CHLD|type:/);
        expect([deadIn(pid), countOf(STRANGER)]).toEqual([27, 60]);
      } finally {
        process.kill(-(parent.pid ?? 0), 'SIGKILL');
      }
    });
  },
  60_000,
); // prettier-ignore

/** Lines for a bash that stays outside, with children that end inside, in the PID namespace of that process. */
function outside(group: string, pid: string): string {
  const children = 'for i in {1..27}; do sleep 0.5 & done; exec sleep 300';
  return `echo $$ >${group}/cgroup.procs; exec nsenter -F --pid=/proc/${pid}/ns/pid bash -c '${children}'`;
}

/** Zombies in the PID namespace of that process. */
function deadIn(pid: string): number {
  const space = readlinkSync(`/proc/${pid}/ns/pid`);
  return readdirSync('/proc').filter((each) => {
    try {
      return / Z /.test(readFileSync(`/proc/${each}/stat`, 'latin1')) && readlinkSync(`/proc/${each}/ns/pid`) === space;
    } catch {
      return false;
    }
  }).length;
}

describe('blocked in the kernel, over a made-up /proc', () => {
  const stuck = (state: string) => Array.from({ length: 60 }, (_, at) => ({ pid: 100 + at, comm: 'stuck', state, ppid: 7 }));
  const others = [{ pid: 1, comm: 'init', ppid: 0 }, { pid: 2, comm: 'kthreadd', ppid: 0, pgrp: 0, session: 0 }, { pid: 7, comm: 'server' }];
  const hostOf = (state: string) => ({ total: 100, threadsMax: 100, processes: [...others, ...stuck(state)] });
  const words = /^60 are left or back: 100 101 102 103 104, of PID 7, stuck in the kernel: reboot\.$/m;
  // prettier-ignore
  test('recover says that they are left, and what helps; the control is that those who sleep are ended', async () => {
    const request = { script: 'recover', name: ['stuck'] } as const;
    const { output, signals } = await runRecorded(request, hostOf('D'));
    expect(output).toMatch(words);
    expect(signals.filter(({ pids }) => pids.includes(7))).toEqual([]);
    const control = await runRecorded(request, hostOf('S'));
    expect(control.output).toMatch(/^Killed 60/m);
    expect(control.output).not.toMatch(/left|stuck in/);
  });

  test('the kit says the same of its row', async () => {
    const { output } = await runRecorded({ script: 'kit' }, hostOf('D'), { then: ['lastshell recover 1\nyes'] });
    expect(output).toMatch(/^1 {2}60 --name stuck$/m);
    expect(output).toMatch(words);
  });
}); // prettier-ignore
