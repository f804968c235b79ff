import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { freshShell } from '../support/fresh.ts';
import { testWith } from '../support/need.ts';
import { allShells, shLack } from '../support/sh-shells.ts';

const ROGUE = 'typed-rogue-15b';
const [canary = '', line = ''] = renderText(buildPlan({ script: 'typed', name: [ROGUE] })).text.split('\n');
const isReady = process.getuid?.() === 0 && hasProgram('unshare');
const lack = isReady ? undefined : 'a PID namespace of its own needs root';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-typed-'));

beforeAll(() => {
  for (const name of [ROGUE, 'bystander']) copyFileSync('/bin/sleep', join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the longest name still fits, and the canary shows every sign that the line uses', () => {
  expect(line.length).toBeLessThanOrEqual(176);
  const signs = Array.from(line).filter((sign) => !/[\w\s.]/.test(sign));
  expect([...new Set(signs)].filter((sign) => !canary.replace(/^echo /, '').includes(sign))).toEqual([]);
});

test.each([
  { name: ["it's"] },
  { name: ['a', 'b'] },
  { uid: ['1'] },
  { name: ['a'], protect: ['b'] },
  { name: ['a'], dryRun: true },
  { name: ['a'], proc: '/x' },
  { name: ['bash'] },
])('%j is refused', (request) => {
  expect(() => buildPlan({ script: 'typed', ...request })).toThrow(/^--/);
});

describe.each(allShells)('%s', (name, shell) => {
  testWith(lack ?? (name === 'bash' ? undefined : shLack))(
    'kills the rogues, leaves nobody else stopped, and forks nothing',
    async () => {
      const last = freshShell(shell);
      // The last PID of the namespace, which grows with each fork.
      const look = 'read -r x x x x newest </proc/loadavg; echo "newest $newest"';
      try {
        const start = (what: string) => `${folder}/${what} 600 & `;
        await last.run(start(ROGUE).repeat(5) + start('bystander').repeat(2));
        expect(await last.run(canary)).toContain('[]{}()<>*;:=&-$/|+');
        // A shell may say of its jobs that they were killed, now or later.
        const newest = async () => /newest \d+/.exec(await last.run(look))?.[0];
        const before = await newest();
        await last.run(line);
        expect(before).toBeDefined();
        expect(await newest()).toBe(before);
        const left = await last.run('grep -E "^(Name|State)" /proc/[0-9]*/status; cd /');
        expect(left.match(/State:\s+T/g)).toBeNull();
        expect(left.match(/Name:\s+bystander/g)).toHaveLength(2);
        expect(left.match(new RegExp(`Name:\\s+${ROGUE}\\n.*State:\\s+[^ZX]`, 'g'))).toBeNull();
      } finally {
        await last.close();
      }
    },
  );
});
