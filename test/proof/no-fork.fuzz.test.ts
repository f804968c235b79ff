import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkScript } from '../../src/proof/no-fork/check-script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { isWhole, slice } from '../support/whole.ts';
import { Witness, shellsAtHand } from '../support/witness.ts';
import { bashScripts, posixScripts } from './random-scripts.ts';

/** LASTSHELL_SCRIPTS=2000 npm test -- test/proof/no-fork.fuzz tries as many in each shell, other ones each time. */
const COUNT = Number(process.env['LASTSHELL_SCRIPTS'] ?? slice(500, 60));
/** The slice is always the same: what a search has found belongs into the table of snippets, not into a red run. */
const FIXED = 20_261_126;
const isSearch = process.env['LASTSHELL_SCRIPTS'] !== undefined || isWhole;
const seed = Number(process.env['LASTSHELL_SEED'] ?? (isSearch ? Math.floor(Math.random() * 2 ** 31) : FIXED));
const witness = new Witness();
afterAll(() => witness.remove());

testWith(hasProgram('strace') ? undefined : 'strace sees what a script starts').each(shellsAtHand())(
  'in $name no random script starts a process without a finding',
  async ({ name, program }) => {
    const scripts = name.startsWith('bash') ? bashScripts : posixScripts;
    const isDangerous = (text: string) => text.includes('/bin/true');
    const texts = fc.sample(scripts, { seed, numRuns: COUNT * 60 }).filter(isDangerous);
    const all = texts.filter((text) => checkScript(text, { shell: name }).findings.length === 0);
    const safe = all.slice(0, COUNT);
    const missed: string[] = [];
    const work = async (): Promise<void> => {
      for (let text = safe.pop(); text !== undefined; text = safe.pop())
        if (await witness.forks(program, text)) missed.push(text);
    };
    const count = safe.length;
    await Promise.all([work(), work()]);
    process.stderr.write(
      `${name}: ${all.length} of ${texts.length} scripts are called safe, ${count} run (seed ${seed})\n`,
    );
    expect(missed).toEqual([]);
    // A check that calls everything unsafe would pass too.
    expect(count).toBeGreaterThan(COUNT / 2);
  },
  3_600_000,
);

test('the scripts are not all the same', () => {
  expect(new Set(fc.sample(bashScripts, 100)).size).toBeGreaterThan(90);
});
