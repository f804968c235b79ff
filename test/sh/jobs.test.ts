import { describe, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { posixShells, shLack, shText } from '../support/sh-shells.ts';
import { Terminal } from '../support/terminal.ts';

/** A shell says what became of its jobs where it reads the next command, and `why` reads limits out of what it says. */
describe.each(posixShells)('%s', (_, program) => {
  testWith(shLack)('jobs that end while a text runs are not taken for a limit', async () => {
    const terminal = new Terminal(`${program.join(' ')} -i`);
    try {
      await terminal.sees(/[$#%] /, 20);
      terminal.type('sleep 2 & sleep 2 & sleep 2 & sleep 19 & echo STAR""TED\n');
      expect(await terminal.sees(/\nSTARTED/, 20)).toBeDefined();
      await new Promise((resolve) => setTimeout(resolve, 2500));
      terminal.type(`${shText({ script: 'why', form: 'paste' })}\n`);
      const row = await terminal.sees(/^threads-max +\d+ +(\d+) /m, 40);
      expect(Number(row?.[1])).toBeGreaterThan(999);
    } finally {
      await terminal.close();
    }
  });
});
