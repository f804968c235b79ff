import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';

/** Where a pids hierarchy is mounted here: version 1, or version 2 with the controller. */
const top = ['/sys/fs/cgroup/pids', '/sys/fs/cgroup'].find((folder) => existsSync(join(folder, 'cgroup.procs')));
const lack = process.getuid?.() === 0 && top !== undefined ? undefined : 'a control group with a limit needs root';

testWith(lack)(
  'root moves the shell out of the full control group, and back',
  async () => {
    const group = join(top ?? '', `lastshell-test-${process.pid}`);
    mkdirSync(group);
    const shell = new LastShell();
    const rogues: ChildProcess[] = [];
    try {
      const pid = await shell.pid();
      for (let count = 0; count < 8; count++) rogues.push(spawn('bash', ['-c', 'exec -a rogue sleep 100']));
      for (const member of [pid, ...rogues.map((rogue) => rogue.pid)])
        writeFileSync(join(group, 'cgroup.procs'), String(member));
      writeFileSync(join(group, 'pids.max'), '9');
      const text = renderScript(buildPlan({ script: 'recover', cgroup: [group] }));
      const output = await shell.run(text);
      expect(output).toContain(`echo $$ > ${group}/cgroup.procs`);
      expect(output).toContain('killed 8');
      expect(output).toContain(`This shell is back in ${group}`);
      expect(readFileSync(join(group, 'cgroup.procs'), 'utf8')).toBe(`${pid}\n`);
    } finally {
      for (const rogue of rogues) rogue.kill('SIGKILL');
      await shell.close();
      await new Promise((resolve) => setTimeout(resolve, 200));
      rmdirSync(group);
    }
  },
  60_000,
);
