import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { checkScript } from '../../src/proof/no-fork/check-script.ts';
import { testWith } from '../support/need.ts';

const folder = '/var/lib/dpkg/info';
const all = existsSync(folder) ? readdirSync(folder) : [];
const scripts = all
  .filter((name) => /\.(?:preinst|postinst|prerm|postrm|config)$/.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  .filter(({ bytes }) => /^#! *\/bin\/(?:ba|da)?sh/.test(bytes.subarray(0, 40).toString('latin1')));
const lack = scripts.length > 0 ? undefined : 'no maintainer scripts of Debian in /var/lib/dpkg/info';

/** Programs that such scripts start with a line of their own, whatever else they do. */
const program =
  /^\s*(?:dpkg-maintscript-helper|update-alternatives|ldconfig|rm|ln|chown|chmod|mkdir|dpkg-trigger|install) /m;

testWith(lack)(
  "Debian's maintainer scripts: read without a crash, and no program is overlooked",
  () => {
    let found = 0;
    for (const { name, bytes } of scripts) {
      const { findings } = checkScript(bytes, { file: name });
      const places = findings.map(({ rule }) => rule);
      expect([name, places]).not.toEqual([name, expect.arrayContaining(['syntax'])]);
      expect([name, places]).not.toEqual([name, expect.arrayContaining(['complex'])]);
      if (!program.test(bytes.toString('latin1'))) continue;
      found += 1;
      expect([name, places]).toEqual([name, expect.arrayContaining(['external'])]);
    }
    process.stderr.write(`${scripts.length} maintainer scripts, ${found} of them with a plain call of a program\n`);
  },
  300_000,
);
