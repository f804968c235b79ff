import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { payloadHazards } from '../../src/proof/wiki-neutral.ts';
import { payloadOf, renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { posixShells, shLack } from '../support/sh-shells.ts';

const requests: Request[] = [
  { script: 'why' },
  { script: 'top' },
  { script: 'room', dryRun: true },
  { script: 'room', dryRun: true, name: ['nobody-has-this'] },
];
const lack = shLack ?? (hasProgram('strace') ? undefined : 'strace');
const forms = ['annotated', 'paste', 'file'] as const;
const folder = mkdtempSync(join(tmpdir(), 'lastshell-sh-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Names that no shell counts up by itself. */
function stable(said: string): string {
  return said.split('\n').filter((line) => !/^(_|KSH_MATCH|RANDOM|SECONDS|LINENO|PPID|LASTPID|EPOCHREALTIME|BASHPID|OPTIND|PIPESTATUS)\b/.test(line)).join('\n'); // prettier-ignore
}

describe.each(posixShells)('%s', (_, words) => {
  testWith(shLack).each(requests)('$script leaves no trace, in any form', async (request) => {
    const shell = new LastShell([], words);
    await shell.run('p=1 t=2 g=3 n=4 of=5 name=6; IFS=:0; set -fu; PATH=$PATH:/nowhere; trap "" USR1; alias read=BAD');
    const look = 'set; set -o; trap; alias; pwd; command -v __ls_main __ls_say __ls_why';
    const before = stable(await shell.run(look));
    for (const form of forms) {
      const said = await shell.run(renderScript(buildPlan({ ...request, shell: 'sh', form })));
      expect(said).toMatch(/\w/);
      expect(said).not.toMatch(/BAD|damaged|not found/);
    }
    expect(stable(await shell.run(look))).toBe(before);
    await shell.close();
  });

  testWith(lack).each(requests)('$script starts no process', (request) => {
    for (const form of forms) {
      const [file, trace] = [join(folder, 'text'), join(folder, 'trace')];
      writeFileSync(file, renderScript(buildPlan({ ...request, shell: 'sh', form })));
      const asked = 'fork,vfork,clone,clone3,execve,kill';
      execFileSync('strace', [
        '-f',
        '-qq',
        '--seccomp-bpf',
        '-e',
        `trace=${asked}`,
        '-e',
        'signal=none',
        '-o',
        trace,
        ...words,
        file,
      ]);
      expect(readFileSync(trace, 'latin1').trim().split('\n')).toHaveLength(1);
    }
  });
});

test.each(requests)('$script survives a wiki', (request) => {
  const lines = payloadOf(buildPlan({ ...request, shell: 'sh' }));
  expect(payloadHazards(lines)).toEqual([]);
  expect(lines.filter((line) => line.length > 77)).toEqual([]);
});
