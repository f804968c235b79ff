import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { kitScripts } from '../../src/plan/scripts.ts';
import { type Subject, shellcheck, shellcheckAny, shellcheckBodies } from '../../src/proof/shellcheck.ts';
import { payloadOf, renderScript } from '../../src/render/kit/script.ts';
import { shellNames } from '../../src/plan/plan.ts';
import { annotatedVariants } from '../support/dialects.ts';
import { kitVariants, rendered, textVariants } from '../support/variants.ts';
import { slice } from '../support/whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-lint-'));
/**
 * What the annotated text excuses in place, where its comments are left out; A && B || continue without \\builtin; and
 * the break out of the loop that the envelope is.
 */
const excused = 'SC2015,SC2105,SC2053,SC2059,SC2064,SC2206';

/** The quoted word of a paste as a text of its own. */
function payload(request: Request): string {
  return `#!/bin/bash\n# shellcheck disable=${excused}\n${payloadOf(buildPlan(request)).join('\n')}\n`;
}

/**
 * The annotated text is the file less its first lines; the pastes differ in what the first two selections differ in. The
 * slice has the first selection and the one by most kinds, and the paste by the first.
 */
function isWorthwhile([title, { form, exe }]: [string, Request]): boolean {
  if (form === 'paste') return slice(/-[01]-/, /-0-real/).test(title);
  return form === 'file' && slice(true, exe !== undefined || title.includes('-0-'));
}

const files = kitVariants()
  .filter(isWorthwhile)
  .map(([title, request]) => {
    const file = join(folder, `${title}.sh`);
    writeFileSync(file, request.form === 'paste' ? payload(request) : renderScript(buildPlan(request)));
    return file;
  });

const subjectsOf = (names: readonly string[]): Subject[] => names.map((file) => ({ file, text: readFileSync(file) }));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the texts are all there', () => {
  expect(files.length).toBeGreaterThan(slice(20, 10));
});

test.each(kitScripts)(
  'ShellCheck finds nothing in any old text of %s',
  async (script) => {
    const own = files.filter((file) => basename(file).startsWith(`${script}-`));
    expect(own).not.toEqual([]);
    expect(await shellcheck(subjectsOf(own))).toEqual([]);
  },
  120_000,
);

test.each(shellNames)(
  'and nothing, as it is by default, in any annotated text for %s, which names no shell',
  async (shell) => {
    const own = annotatedVariants()
      .filter(([title]) => title.startsWith(`${shell}-`) && slice(/./, /-[01]-/).test(title))
      .map(([title, request]): Subject => ({ file: title, text: renderScript(buildPlan(request)), shell }));
    expect(own.length).toBeGreaterThan(3);
    // The texts are right to quote the $(id) that was asked for.
    expect((await shellcheckAny(own)).filter(({ code }) => code !== 2016)).toEqual([]);
  },
  300_000,
);

test('ShellCheck is really asked', async () => {
  const bad = { file: 'bad.sh', text: 'x=$(ls)\nrm $x\n' };
  expect((await shellcheck([bad])).map(({ code }) => code)).toContain(2086);
}, 120_000);

test('bash accepts every text without running it', () => {
  for (const file of files) {
    expect([file, spawnSync('bash', ['-n', file]).stderr.toString()]).toEqual([file, '']);
  }
});

test('ShellCheck finds nothing in the body of any new text', async () => {
  const bodies = textVariants().map(([file, request]) => ({ file, text: rendered(request).body }));
  expect(bodies.length).toBeGreaterThan(60);
  expect(await shellcheckBodies(bodies)).toEqual([]);
}, 300_000);
