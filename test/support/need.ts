import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from '@jest/globals';

/** Whether a program is on the PATH. */
export function hasProgram(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** `test` where a component is here; elsewhere a skipped test that says why. CI installs everything, so there it fails. */
export function testWith(lack: string | undefined): typeof test | typeof test.skip {
  if (lack === undefined) return test;
  if (process.env['CI']) throw new Error(`missing in CI: ${lack}`);
  process.stderr.write(`skipped: ${lack}\n`);
  return test.skip;
}
