import { test } from '@jest/globals';

/** `test` where a component is here; elsewhere a skipped test that says why. CI installs everything, so there it fails. */
export function testWith(lack: string | undefined): typeof test | typeof test.skip {
  if (lack === undefined) return test;
  if (process.env['CI']) throw new Error(`missing in CI: ${lack}`);
  process.stderr.write(`skipped: ${lack}\n`);
  return test.skip;
}
