import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { shellcheckBodies } from '../../src/proof/shellcheck.ts';
import { rendered, textVariants } from '../support/variants.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-lint-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('ShellCheck is really asked', async () => {
  const bad = join(folder, 'bad.sh');
  writeFileSync(bad, 'x=$(cat $y)\nrm "$x"\ncd /x\n');
  expect((await shellcheckBodies([bad])).map(({ code }) => code)).toContain(2164);
}, 120_000);

test('ShellCheck finds nothing in the body of any text', async () => {
  const bodies = textVariants().map(([title, request]) => {
    const file = join(folder, `${title}.body`);
    writeFileSync(file, rendered(request).body);
    return file;
  });
  expect(bodies.length).toBeGreaterThan(60);
  expect(await shellcheckBodies(bodies)).toEqual([]);
}, 300_000);
