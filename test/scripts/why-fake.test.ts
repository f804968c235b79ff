import { expect, test } from '@jest/globals';
import { why, whyCases } from '../support/why-cases.ts';

test.each(whyCases)('%s', async (_, host, verdict, also = /^A fork that fails says/m) => {
  const { said, owned } = await why(host);
  expect(said).toMatch(verdict);
  expect(said).toMatch(also);
  expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  expect(owned).toBe(false);
});
