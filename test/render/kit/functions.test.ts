import { expect, test } from '@jest/globals';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import { renderScript } from '../../../src/render/kit/script.ts';
import { kitVariants } from '../../support/variants.ts';

/** Two parts that use one name would take each other's place without a word. */
test.each(kitVariants())('%s defines each function once', (_title, request) => {
  const names = [...renderScript(buildPlan({ ...request, form: 'annotated' })).matchAll(/^(\w+)\(\)/gm)].map(
    ([, name]) => name,
  );
  expect(names).toEqual([...new Set(names)]);
});
