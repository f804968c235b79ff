import { describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { LastShell } from '../support/last-shell.ts';
import { posixShells } from '../support/sh-shells.ts';
import { why, whyCases } from '../support/why-cases.ts';

/** Where the two dialects say the same in other words. */
function common(said: string): string {
  return said
    .replaceAll(/ulimit (-S )?-[pu]/g, 'ulimit $1-u')
    .replaceAll(/\.\.\S*?(?=\/(?:cg|proc)\b)/g, '..')
    .replace('bash --norc', 'sh')
    .replace(/\/proc\/\d+\//, '/proc/N/')
    .trimEnd();
}

describe.each(whyCases)('%s', (_, host, verdict) => {
  test.each(posixShells)('%s says what bash says', async (_name, words) => {
    const [bash, sh] = [await why(host), await why(host, { shell: words })];
    expect(common(sh.said)).toMatch(verdict);
    expect(common(sh.said)).toBe(common(bash.said));
    expect(sh.owned).toBe(false);
  });
});

test.each(posixShells)('%s reads the numbers of the kernel, which end after the first byte', async (_, words) => {
  const shell = new LastShell([], words);
  // It fails on the way there, which must not end a shell that ends when something fails.
  await shell.run('set -e');
  const said = await shell.run(renderScript(buildPlan({ script: 'why', shell: 'sh' })));
  expect(said).toMatch(/^threads-max +\d+ +(\d{3,}) /m);
  expect(await shell.run('echo "$-"')).toContain('e');
  expect(await shell.run(renderScript(buildPlan({ script: 'kit', shell: 'sh' })))).toContain('Loaded.');
  expect(await shell.run('lastshell why')).toMatch(/^threads-max +\d+ +(\d{3,}) /m);
  await shell.close();
});
