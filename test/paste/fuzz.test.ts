import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { envelop } from '../../src/render/envelope/envelope.ts';
import { renderScript } from '../../src/render/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';
import { damage } from './damage.ts';
import { pasteShells, type PasteShell } from './shells.ts';
import { Starved } from './starved.ts';

/** Damages a shell; all of them with LASTSHELL_FUZZ=200. */
const COUNT = Number(process.env['LASTSHELL_FUZZ'] ?? 13);
const ROGUE = 'paste-rogue';
const NEEDED = ['strace', 'setpriv', 'prlimit', 'script', 'dash', 'busybox', 'mksh', 'zsh'];
const missing = process.getuid?.() === 0 ? NEEDED.find((program) => !hasProgram(program)) : 'root';
const lack = missing === undefined ? undefined : `a shell that may not fork needs ${missing}`;
const folder = mkdtempSync(join(tmpdir(), 'lastshell-paste-'));
let rogue: ChildProcess | undefined;

beforeAll(() => {
  copyFileSync('/bin/sleep', join(folder, ROGUE));
  rogue = spawn(join(folder, ROGUE), ['3600']);
});

afterAll(() => {
  rogue?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const small = [
  'f() { for p in /proc/[0-9]*; do c=; { IFS= read -r c <"$p/comm"',
  `} 2>/dev/null; case $c in ${ROGUE}) \${__k?} -s STOP "\${p#/proc/}";;esac`,
  'done;};f;unset -f f;unset -v __k __w p c;echo "Text at its end"',
];

const texts: Record<'bash' | 'sh', readonly [name: string, text: string, end: RegExp][]> = {
  bash: [
    [
      'recover',
      renderScript(buildPlan({ script: 'recover', name: [ROGUE], form: 'paste' })),
      /Not recovered|stays stopped/,
    ],
    ['kit', renderScript(buildPlan({ script: 'kit', form: 'paste' })), /Loaded\. lastshell help/],
  ],
  sh: [['a text for sh', envelop(small, false).text, /\nText at its end/]],
};

function open(shell: PasteShell, index: number): Starved {
  return new Starved(shell, 54400 + index, folder);
}

describe.each(pasteShells.map((shell, index) => ({ shell, index })))('$shell.name', ({ shell, index }) => {
  testWith(lack).each(shell.isBash ? texts.bash : texts.sh)(
    '%s: runs to its end, or does nothing and forks nothing when damaged',
    async (_, text, atEnd) => {
      const starved = open(shell, index);
      const faults: unknown[] = [];
      await starved.start();
      for (let seed = 1; seed <= COUNT; seed++) {
        const damaged = damage(text, seed);
        const output = await starved.paste(damaged.text);
        const traces = starved.traces();
        const isQuiet = Object.values(traces).every((list: string[]) => list.length === 0);
        if (!isQuiet || atEnd.test(output)) faults.push({ kind: damaged.kind, ...traces, output: output.slice(-300) });
      }
      expect(faults).toEqual([]);
      expect(await starved.paste(text.trimEnd())).toMatch(atEnd);
      expect(await starved.paste(text)).toMatch(atEnd);
      expect(starved.traces()).toMatchObject({ forks: [], writes: [] });
      await starved.close();
    },
    COUNT * 60_000 + 240_000,
  );
});
