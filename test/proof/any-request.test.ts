import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { shellNames } from '../../src/plan/plan.ts';
import { isKitScript } from '../../src/plan/scripts.ts';
import { faultsOf } from '../../src/proof/proven.ts';
import { renderText } from '../../src/render/rendered.ts';
import { refusalOf, requests } from '../page/requests.ts';
import { slice } from '../support/whole.ts';

/** Whatever a person may ask, of the old texts in either dialect; LASTSHELL_WHOLE=1 asks more. */
const anything = fc
  .tuple(requests, fc.constantFrom(...shellNames))
  .map(([request, shell]): Request => (isKitScript(request.script) ? { ...request, shell } : request));

test('what is asked for is refused in a line, or a text without a fault', () => {
  let given = 0;
  fc.assert(
    fc.property(anything, (request) => {
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
