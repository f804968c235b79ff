import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfArena, lastshell, scratch } from './support.ts';

const folder = scratch();

testWith(lackOfArena())(
  'what is cut off for all that it says, writes or keeps is not proven',
  async () => {
    const lines = (to: string) => `for ((i = 0; i < 200000; i++)); do echo 0123456789; done${to}\necho end\n`;
    for (const text of [lines(''), lines(' >/tmp/x'), 'kill -9 $$\n']) {
      const file = join(folder, 'x.sh');
      writeFileSync(file, `#!/bin/bash\n${text}`);
      const words = ['check', '--trace', '--no-shellcheck', file];
      const { exitCode, stdout } = await lastshell(words, {}, 60);
      expect([text, exitCode, stdout]).toEqual([text, 1, expect.stringContaining('nothing is proven')]);
    }
  },
  120_000,
);
