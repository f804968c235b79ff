import { spawn } from 'node:child_process';
import { expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { ROGUE, STRANGER, countOf, inScene, lackOfGroups } from './scene.ts';
import { inGroup } from './settings.ts';

const { text } = renderText(buildPlan({ script: 'kit' }));
const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;
const rowsOf = (said: string) => said.slice(said.search(/^(?:> )*(?:Full|What is full|Nothing is)/m));

const kind = testWith(lackOfGroups);

kind(
  'the dead: row 1 names the parent that does not reap them, and no signal is sent',
  async () => {
    const setting = inGroup('dead', ["bash -c 'for i in {1..27}; do sleep 0.5 & done; exec ROGUE 300' & sleep 2"]);
    await inScene(setting, [1, 60], async (scene) => {
      const rows = rowsOf(await scene.enter(text, ASKS));
      expect(rows).toMatch(new RegExp(`^1 {2}27 --ghosts \\d+ \\(${ROGUE}\\)$`, 'm'));
      const said = await scene.enter('lastshell recover 1\n', /service is lost for nothing\.\r$/m);
      expect(said).toMatch(
        new RegExp(`^No signal ends the dead: PID \\d+ \\(${ROGUE}\\), their parent, has to reap$`, 'm'),
      );
      expect(said).toMatch(/^them\. To try: kill -s CHLD \d+\./m);
      expect(countOf(ROGUE)).toBe(1);
    });
  },
  60_000,
);

kind(
  'a pile-up of jobs: the row above the names is what is below one process, and it spares that',
  async () => {
    const job = 'for i in {1..9}; do bash -c "ROGUE 300 & sleep 300 & wait" & done; wait';
    await inScene(inGroup('jobs', [`bash -c '${job}' & sleep 2`]), [9, 60], async (scene) => {
      const rows = rowsOf(await scene.enter(text, ASKS));
      expect(rows).toMatch(/^1 {2}27 --under \d+ \(bash\)$/m);
      const meant = await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
      expect(meant).toMatch(new RegExp(`^Meant:.* 9 ${ROGUE},`, 'm'));
      await scene.enter('yes\n', /^Now try: ls\r$/m);
      expect([countOf(ROGUE), countOf(STRANGER)]).toEqual([0, 60]);
    });
  },
  60_000,
);

kind(
  'names that all differ: what they share is the row, here a user',
  async () => {
    const rename = 'for i in {1..28}; do (printf n$i >/proc/$BASHPID/comm; read -t 300 _ <>/dev/ptmx) & done; wait';
    const lines = [`setpriv --reuid=54392 --clear-groups bash -c '${rename}' & sleep 2`];
    await inScene(inGroup('names', lines, 30), [0, 60], async (scene) => {
      const rows = rowsOf(await scene.enter(text, ASKS));
      expect(rows).toMatch(/^1 {2}29 --uid 54392$/m);
      await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
      await scene.enter('yes\n', /^Now try: ls\r$/m);
      expect(countOf(STRANGER)).toBe(60);
      expect(await scene.enter('lastshell\n', /^Nothing is full[^]*[$#] $/m)).not.toContain('54392');
    });
  },
  60_000,
);

kind(
  'no right to signal: said once, with who can',
  async () => {
    const setting = inGroup(
      'right',
      ['for i in {1..28}; do ROGUE 300 & done'],
      29,
      'setpriv --reuid=54393 --clear-groups ',
    );
    await inScene(setting, [28, 60], async (scene) => {
      await scene.enter(text, ASKS);
      const said = await scene.enter('lastshell recover 1\n', /^Only user 0 or root may signal them\.\r$/m);
      expect(said).not.toMatch(/freeze|type:/);
      await scene.enter('lastshell kill 1\n', /^Only user 0 or root may signal them\.\r$/m);
      expect(countOf(ROGUE)).toBe(28);
    });
  },
  60_000,
);

kind(
  'the only child of PID 1: its name is asked for, not yes',
  async () => {
    const { lines, groups } = inGroup(
      'only',
      ["bash -c 'for i in {1..28}; do ROGUE 300 & done; exec ROGUE 300' & sleep 1"],
      30,
    );
    await inScene({ lines: lines.slice(1), groups: groups ?? [] }, [29, 0], async (scene) => {
      await scene.enter(text, ASKS);
      const said = await scene.enter('lastshell recover 1\n', new RegExp(`^To recover them type: ${ROGUE}\\r$`, 'm'));
      expect(said).toContain(`All that PID 1 runs is ${ROGUE}: its end may end the container.`);
      await scene.enter('yes\n', /^Nothing was done\.\r$/m);
      expect(countOf(ROGUE)).toBe(29);
    });
  },
  60_000,
);

kind(
  'the tasks of a user outside of a PID namespace count, and it is not said that there is room',
  async () => {
    const words = ['--reuid=54394', '--clear-groups', 'bash', '-c', 'for i in {1..30}; do sleep 300 & done; wait'];
    const outside = spawn('setpriv', words, { detached: true, stdio: 'ignore' });
    try {
      const lines = [
        'for i in {1..60}; do STRANGER 300 & done',
        'setpriv --reuid=54394 --clear-groups prlimit --nproc=29 SHELL',
      ];
      await inScene({ lines }, [0, 60], async (scene) => {
        const said = await scene.enter(text, /^1 {2}60 --name \S+\r$/m);
        expect(rowsOf(said)).toMatch(
          /^(?:> )*What is full is not known\. Nearest: [^]*^(?:> )*Not seen: your tasks outside of here\.$/m,
        );
        expect(rowsOf(said)).not.toContain('Which row');
      });
    } finally {
      process.kill(-(outside.pid ?? 0), 'SIGKILL');
    }
  },
  60_000,
);

kind(
  'a /proc of another namespace is refused: its numbers mean strangers',
  async () => {
    const lines = ['for i in {1..60}; do STRANGER 300 & done', 'unshare --pid --fork --kill-child SHELL'];
    await inScene({ lines }, [0, 60], async (scene) => {
      for (const script of ['kit', 'why', 'top', 'room'] as const)
        await scene.enter(renderText(buildPlan({ script })).text, /^(?:> )*\/proc is not of this shell\.\r$/m);
    });
  },
  60_000,
);
