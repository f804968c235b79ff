import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { faultsOf } from '../../src/proof/proven.ts';
import { renderText } from '../../src/render/rendered.ts';
import { refusalOf, requests } from '../page/requests.ts';
import { slice } from '../support/whole.ts';

/** LASTSHELL_WHOLE=1 asks more. */
test('what is asked for is refused in a line, or a text without a fault', () => {
  let given = 0;
  fc.assert(
    fc.property(requests, (request) => {
      const refusal = refusalOf(request);
      if (refusal === undefined) {
        given += 1;
        expect(faultsOf(renderText(buildPlan(request)))).toEqual([]);
      } else expect(refusal).toMatch(/^[^\n]+$/);
    }),
    { numRuns: slice(100_000, 2000) },
  );
  expect(given).toBeGreaterThan(slice(1000, 20));
}, 1_800_000);
