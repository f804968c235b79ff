import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { freshShell } from '../support/fresh.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

const isReady = process.getuid?.() === 0 && hasProgram('unshare');
const lack = isReady ? undefined : 'a PID namespace of its own needs root';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-forks-'));

beforeAll(() => {
  for (const name of ['rogue', 'bystander']) copyFileSync('/bin/sleep', join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The last PID of the namespace, which grows with each fork. */
const NEWEST = 'read -r x x x x newest </proc/loadavg; echo "newest $newest"';
const rogue = { name: ['rogue'] };
const requests: [Request, RegExp][] = [
  [{ script: 'list' }, /rogue$/m],
  [{ script: 'root' }, /root already/],
  [{ script: 'freeze', uid: ['root'], name: ['rogue'], under: ['1'], cgroup: ['/'] }, /^Frozen 3: 3 rogue/m],
  [{ script: 'thaw', ...rogue }, /^Continued 3/m],
  [{ script: 'recover', ...rogue, dryRun: true }, /^Rehearsal/m],
  [{ script: 'freeze', exe: [join(folder, 'rogue')], hold: 'first' }, /^All was held .*\n[^]*^Frozen 3/m],
  [{ script: 'kill', cmdline: ['*/rogue600'] }, /^Killed 3: 3 rogue/m],
  [{ script: 'recover', ...rogue, hold: 'first' }, /^All was held [^]*^Killed 0|^Nobody/m],
  [{ script: 'thaw', all: true }, /continues/],
  [{ script: 'reboot', dryRun: true }, /3 of 3/],
];

describe.each(allShells)('%s', (name, shell) => {
  testWith(lack ?? (name === 'bash' ? undefined : shLack))(
    'no text starts a process, with everything held or not, and no bystander is left stopped',
    async () => {
      const last = freshShell(shell);
      try {
        const start = (what: string) => `${folder}/${what} 600 & `;
        await last.run(start('rogue').repeat(3) + start('bystander').repeat(2));
        const before = await last.run(NEWEST);
        expect(before).toMatch(/newest \d+/);
        for (const [request, says] of requests) {
          expect(await last.run(renderText(buildPlan(request)).text)).toMatch(says);
          expect(await last.run(NEWEST)).toBe(before);
        }
        const left = await last.run('grep -E "^(Name|State)" /proc/[0-9]*/status');
        expect(left).not.toMatch(/State:\s+T/);
        expect(left.match(/Name:\s+bystander/g)).toHaveLength(2);
        expect(left).not.toMatch(/Name:\s+rogue\n.*State:\s+[^ZX]/);
      } finally {
        await last.close();
      }
    },
    120_000,
  );
});
