import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { shellcheck } from '../../src/proof/shellcheck.ts';
import { payloadOf, renderScript } from '../../src/render/script.ts';
import { allVariants } from '../support/variants.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-lint-'));
/** What the annotated text excuses in place, where its comments are left out; and A && B || continue without \\builtin. */
const excused = 'SC2015,SC2053,SC2059,SC2064,SC2206';

/** The quoted word of a paste as a text of its own. */
function payload(request: Request): string {
  return `#!/bin/bash\n# shellcheck disable=${excused}\n${payloadOf(buildPlan(request)).join('\n')}\n`;
}

const files = allVariants().map(([title, request]) => {
  const file = join(folder, `${title}.sh`);
  writeFileSync(file, request.form === 'paste' ? payload(request) : renderScript(buildPlan(request)));
  return file;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('ShellCheck finds nothing in any text', async () => {
  expect(files.length).toBeGreaterThan(50);
  expect(await shellcheck(files)).toEqual([]);
}, 300_000);

test('ShellCheck is really asked', async () => {
  const bad = join(folder, 'bad.sh');
  writeFileSync(bad, 'x=$(ls)\nrm $x\n');
  expect((await shellcheck([bad])).map(({ code }) => code)).toContain(2086);
}, 120_000);

test('bash accepts every text without running it', () => {
  for (const file of files) {
    expect([file, spawnSync('bash', ['-n', file]).stderr.toString()]).toEqual([file, '']);
  }
});

test('a text that is cut off anywhere does nothing', () => {
  const text = renderScript(buildPlan({ script: 'recover', name: ['forkbomb'], dryRun: true }));
  const lines = text.split('\n');
  for (let count = 1; count < lines.length - 1; count += 7) {
    const { stdout } = spawnSync('bash', ['--norc'], { input: lines.slice(0, count).join('\n') });
    expect(stdout.toString()).toBe('');
  }
});
