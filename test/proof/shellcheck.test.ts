import { expect, test } from '@jest/globals';
import { shellcheckBodies } from '../../src/proof/shellcheck.ts';
import { rendered, textVariants } from '../support/variants.ts';

test('ShellCheck is really asked', async () => {
  const text = 'x=$(cat $y)\nrm "$x"\ncd /x\n';
  expect((await shellcheckBodies([{ file: 'bad', text, shell: undefined }])).map(({ code }) => code)).toContain(2164);
}, 120_000);

test('ShellCheck finds nothing in the body of any text', async () => {
  const bodies = textVariants().map(([file, request]) => ({ file, text: rendered(request).body, shell: undefined }));
  expect(bodies.length).toBeGreaterThan(60);
  expect(await shellcheckBodies(bodies)).toEqual([]);
}, 300_000);
