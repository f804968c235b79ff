import { expect, test } from '@jest/globals';
import { instead } from '../../src/shell/builtins.ts';
import { checkScript } from '../../src/proof/verdict/check-script.ts';
import { rules } from '../../src/proof/verdict/rules.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { NoStart } from '../support/no-start-runner.ts';
import { shellsAtHand } from '../support/witness.ts';
import { innocent } from './snippets/innocent.ts';

const examples = [
  ...Object.entries(rules).map(([rule, [, example]]) => [rule, example]),
  ...Object.entries(instead),
] as [string, string][];

test.each(examples)('what the message on %s says to write instead is proved, for all shells', (_, example) => {
  expect(checkScript(example).findings).toEqual([]);
});

testWith(hasProgram('gcc') ? undefined : 'gcc compiles what runs scripts where nothing can be started')(
  'and starts nothing in any of them',
  async () => {
    const arena = new NoStart();
    for (const { program } of shellsAtHand()) {
      const outcomes = await arena.run(
        program,
        examples.map(([, example]) => example),
      );
      expect([program, ...examples.filter((_, at) => outcomes[at] !== 'nothing')]).toEqual([program]);
    }
    arena.remove();
  },
  120_000,
);

test('of what people write with builtins only, three of four are proved, and the rest once they follow the message', () => {
  const verdicts = innocent.map(([shell, text]) => checkScript(text, { shell }).verdict);
  const proved = verdicts.filter((verdict) => verdict === 'cannot').length;
  process.stderr.write(`${proved} of ${innocent.length} innocent scripts are proved as they stand\n`);
  expect(innocent.length).toBeGreaterThanOrEqual(80);
  expect(proved / innocent.length).toBeGreaterThanOrEqual(0.75);
  expect(verdicts.filter((verdict) => verdict === 'starts')).toEqual([]);
});

test.each(innocent.filter(([shell, text]) => checkScript(text, { shell }).verdict !== 'cannot'))(
  'for %s, what is not proved says what to write instead, and that is proved: %j',
  (shell, text, mended) => {
    for (const { reason, instead: said } of checkScript(text, { shell }).findings)
      expect([reason, said]).toEqual([expect.stringMatching(/\w/), expect.stringContaining('as in: ')]);
    expect(checkScript(mended ?? text, { shell }).findings).toEqual([]);
  },
);
