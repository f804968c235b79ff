import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { envelop } from '../../src/render/kit/envelope/envelope.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { rogueName } from '../support/rogue-name.ts';
import { testWith } from '../support/need.ts';
import { damage } from './damage.ts';
import { pasteShells, type PasteShell } from './shells.ts';
import { Starved } from './starved.ts';
import { slice } from '../support/whole.ts';

/** Damages a text and shell: 200 in the whole, else every kind once to a small text in bash and a few to the others. */
const asked = process.env['LASTSHELL_FUZZ'] ?? slice<string | undefined>('200', undefined);
const KINDS = 13;
/** The shells of the other texts share the kinds: each next one begins where the one before has ended. */
const HALF = 7;
const ROGUE = rogueName('paste');
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

interface Pasted {
  readonly name: string;
  readonly text: string;
  readonly end: RegExp;
  readonly count: number;
}

function pasted(request: Request, end: RegExp, count: number): Pasted {
  return { name: request.script, text: renderScript(buildPlan({ ...request, form: 'paste' })), end, count };
}

const shRequest = { script: 'recover', shell: 'sh', name: [ROGUE] } as const;
const forAll = { name: 'a text for sh', text: envelop(small, false).text, end: /\nText at its end/, count: HALF };
const texts: Record<'bash' | 'sh' | 'zsh', readonly Pasted[]> = {
  bash: [
    pasted({ script: 'list' }, /^\d+ processes, \d+ threads/m, KINDS),
    pasted({ script: 'recover', name: [ROGUE] }, /^Not recovered: \d/m, 3),
    pasted({ script: 'kit' }, /^Loaded\. lastshell help/m, 1),
  ],
  sh: [
    forAll,
    pasted({ script: 'list', shell: 'sh' }, /^\d+ processes, \d+ threads/m, 2),
    pasted(shRequest, /^Not recovered: \d/m, 1),
    pasted({ script: 'kit', shell: 'sh' }, /^Loaded\. lastshell help/m, 1),
  ],
  zsh: [
    forAll,
    pasted(shRequest, /^Not recovered: \d/m, 1),
    pasted({ script: 'kit', shell: 'sh' }, /^Loaded\. lastshell help/m, 1),
  ],
};

let starved: Starved | undefined;

afterEach(async () => starved?.close());

function kindOf({ isBash, name }: PasteShell): keyof typeof texts {
  if (isBash) return 'bash';
  return name.startsWith('zsh') ? 'zsh' : 'sh';
}

function opened(shell: PasteShell, index: number): Starved {
  return (starved = new Starved(shell, 54400 + index, folder));
}

describe.each(pasteShells.map((shell, index) => ({ shell, index })))('$shell.name', ({ shell, index }) => {
  testWith(lack).each(texts[kindOf(shell)])(
    '$name: runs to its end, or does nothing and forks nothing when damaged',
    async ({ text, end, count }) => {
      const starved = opened(shell, index);
      const faults: unknown[] = [];
      await starved.start();
      const first = asked === undefined && count === HALF ? 1 + (index % 2) * (KINDS - HALF) : 1;
      for (let seed = first; seed < first + Number(asked ?? count); seed++) {
        const damaged = damage(text, seed);
        const output = await starved.paste(damaged.text);
        const traces = starved.traces();
        const isQuiet = Object.values(traces).every((list: string[]) => list.length === 0);
        const hasRun = end.test(output);
        // Then it may run, as if nothing had happened, and as little may it fork or write.
        if (damaged.isWhole && hasRun && traces.forks.length + traces.writes.length === 0) continue;
        if (!isQuiet || hasRun) faults.push({ kind: damaged.kind, ...traces, output: output.slice(-300) });
      }
      expect(faults).toEqual([]);
      expect(await starved.paste(text.trimEnd())).toMatch(end);
      expect(await starved.paste(text)).toMatch(end);
      expect(starved.traces()).toMatchObject({ forks: [], writes: [] });
    },
    Number(asked ?? KINDS) * 60_000 + 240_000,
  );
});
