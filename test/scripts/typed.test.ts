import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { waitFor } from '../../src/drill/wait.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { bashes } from '../support/bashes.ts';
import { LastShell } from '../support/last-shell.ts';
import { rogueName } from '../support/rogue-name.ts';
import { testWith } from '../support/need.ts';
import { posixShells, shLack } from '../support/sh-shells.ts';

const ROGUE = rogueName('typed');
const UID = 54390;
const text = renderScript(buildPlan({ script: 'typed', name: [ROGUE] }));
const lines = text.trimEnd().split('\n');
const isReady = process.getuid?.() === 0 && ['strace', 'setpriv', 'prlimit'].every(hasProgram);
const lack = isReady ? undefined : 'a user who may not fork needs root, strace and util-linux';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-typed-'));
// The rogues belong to another user.
chmodSync(folder, 0o755);
let rogues: ChildProcess[] = [];

beforeAll(() => copyFileSync('/bin/sleep', join(folder, ROGUE)));
afterAll(() => rmSync(folder, { recursive: true }));

test('is at most 10 lines of at most 60 columns', () => {
  expect(lines.length).toBeLessThanOrEqual(10);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});

test('is the same for every shell', () => {
  expect(renderScript(buildPlan({ script: 'typed', shell: 'sh', name: [ROGUE] }))).toBe(text);
});

test('the first line shows every sign that the others use', () => {
  const signs = Array.from(lines.slice(1).join('')).filter((sign) => !/[\w\s.]/.test(sign));
  const shown = lines[0]?.replace(/^echo /, '') ?? '';
  expect([...new Set(signs)].filter((sign) => !shown.includes(sign))).toEqual([]);
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

function states(): string[] {
  return rogues.map(({ pid = 0 }) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] ?? '');
}

const shells = [...bashes().map((path): [string, string[]] => [path, [path]]), ...posixShells];

describe.each(shells)('%s', (name, shell) => {
  testWith(lack ?? (name.includes('bash') ? undefined : shLack))(
    'lists by count, freezes and kills, and forks nothing',
    async () => {
      // Ten, so that the name is shown; then as many processes as the user may have.
      const user = ['setpriv', `--reuid=${UID}`, '--clear-groups'];
      rogues = Array.from({ length: 10 }, () => spawn(join(folder, ROGUE), ['600'], { uid: UID }));
      const log = join(folder, 'log');
      const trace = ['strace', '--seccomp-bpf', '-f', '-o', log, '-e', 'trace=fork,vfork,clone,clone3'];
      const last = new LastShell([...trace, ...user, 'prlimit', '--nproc=1'], shell);
      try {
        expect(await last.run(lines[0] ?? '')).toContain('[]{}()<>*;:=&-$/|+');
        expect(await last.run(lines.slice(1, 6).join('\n'))).toMatch(new RegExp(`^10 ${ROGUE}$`, 'm'));
        expect(states()).toEqual(Array.from({ length: 10 }, () => 'S'));
        await last.run(lines.slice(6, 9).join('\n'));
        expect(
          await waitFor(
            () => Promise.resolve(new Set(states()).size === 1 && states()[0] === 'T' ? true : undefined),
            5000,
          ),
        ).toBe(true);
        await last.run(lines.slice(9).join('\n'));
        await waitFor(() => Promise.resolve(rogues.every(({ signalCode }) => signalCode) || undefined), 5000);
        expect(rogues.map(({ signalCode }) => signalCode)).toEqual(Array.from({ length: 10 }, () => 'SIGKILL'));
        expect(readFileSync(log, 'utf8')).not.toMatch(/fork|clone/);
      } finally {
        await last.close();
        for (const rogue of rogues) rogue.kill('SIGKILL');
      }
    },
  );
});
