import { afterAll, expect, test } from '@jest/globals';
import { checkScript } from '../../src/proof/verdict/check-script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { NoStart } from '../support/no-start-runner.ts';
import { isWhole, slice } from '../support/whole.ts';
import { type RealShell, shellsAtHand } from '../support/witness.ts';
import { Mutator } from './random-mutants.ts';
import { Maker, environment, randomFrom } from './random-scripts.ts';
import { allSnippets } from './snippets/all.ts';

/** LASTSHELL_SCRIPTS=20000 npm test -- test/proof/no-fork.fuzz runs as many in each shell, other ones each time. */
const COUNT = Number(process.env['LASTSHELL_SCRIPTS'] ?? slice(20_000, 300));
/** The slice is always the same: what a search has found belongs into the table of snippets, not into a red run. */
const FIXED = 20_261_128;
const isSearch = process.env['LASTSHELL_SCRIPTS'] !== undefined || isWhole;
const seed = Number(process.env['LASTSHELL_SEED'] ?? (isSearch ? Math.floor(Math.random() * 2 ** 31) : FIXED));
const BATCH = 500;
const lack = hasProgram('gcc') ? undefined : 'gcc compiles what runs scripts where nothing can be started';
const arena = lack === undefined ? new NoStart() : undefined;
afterAll(() => arena?.remove());

/** So many scripts that the checker calls safe are run; gives those that start a process, and how many were made for it. */
async function search(
  { name, program }: RealShell,
  make: () => string,
): Promise<{ missed: string[]; ran: number; made: number }> {
  const found = { missed: [] as string[], ran: 0, made: 0 };
  while (found.ran < COUNT && found.made < COUNT * 200) {
    const safe: string[] = [];
    while (safe.length < Math.min(BATCH, COUNT) && found.made < COUNT * 200) {
      const script = make();
      found.made += 1;
      if (checkScript(script, { shell: name }).verdict === 'cannot') safe.push(script);
    }
    const outcomes = (await arena?.run(program, safe, environment)) ?? [];
    found.missed.push(...safe.filter((_, at) => outcomes[at] === 'starts'));
    found.ran += safe.length;
  }
  return found;
}

const kinds: [string, (isBash: boolean) => () => string][] = [
  [
    'nearly of the language',
    (isBash) =>
      (
        (maker) => () =>
          maker.script()
      )(new Maker(randomFrom(seed), isBash)),
  ],
  [
    'a mutant of the table',
    () =>
      (
        (mutator) => () =>
          mutator.script()
      )(new Mutator(randomFrom(seed), allSnippets)),
  ],
];

testWith(lack).each(shellsAtHand().flatMap((shell) => kinds.map(([kind, maker]) => ({ ...shell, kind, maker }))))(
  'in $name no script that is $kind starts a process and is called safe',
  async ({ kind, maker, ...shell }) => {
    const { missed, ran, made } = await search(shell, maker(shell.name.startsWith('bash')));
    process.stderr.write(`${shell.name}, ${kind}: ${ran} of ${made} are called safe and were run (seed ${seed})\n`);
    expect(missed).toEqual([]);
    // A checker that calls everything unsafe would pass too.
    expect(ran).toBeGreaterThanOrEqual(COUNT);
  },
  7_200_000,
);

testWith(lack)(
  'the place is real: there a process that is started is seen, in every shell',
  async () => {
    for (const { program } of shellsAtHand())
      expect(await arena?.run(program, ['echo a', 'echo "$(echo a)"', 'ls', 'while :; do :; done'])).toEqual([
        'nothing',
        'starts',
        'starts',
        'stopped',
      ]);
  },
  60_000,
);

test('the scripts are not all the same', () => {
  const maker = new Maker(randomFrom(seed), true);
  expect(new Set(Array.from({ length: 100 }, () => maker.script())).size).toBeGreaterThan(90);
});
