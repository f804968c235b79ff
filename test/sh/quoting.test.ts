import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UsageError } from '../../src/errors.ts';
import { payloadHazards, wikiHazards } from '../../src/proof/wiki-neutral.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { payloadOf } from '../../src/render/kit/script.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { testWith } from '../support/need.ts';
import { shLack, shShells, shText } from '../support/sh-shells.ts';
import { slice } from '../support/whole.ts';

const anyName = fc.stringMatching(/^[ -~]{1,15}$/);

describe.each(shShells)('%s', (_, [program = '', ...words]) => {
  testWith(shLack).each(['annotated', 'paste'] as const)(
    'any --name means the process of that name, and no other: %s',
    (form) => {
      fc.assert(
        fc.property(fc.uniqueArray(anyName, { minLength: 12, maxLength: 12 }), (all) => {
          const names = form === 'paste' ? all.map((name) => name.replaceAll("'", '"')) : all;
          const asked = names.slice(0, 6);
          const processes = names.map((comm, index) => ({ pid: 100 + index, comm }));
          const proc = new FakeProc({ processes });
          proc.enter(4_000_000, 1);
          try {
            const request = { script: 'freeze', dryRun: true, form, name: asked, proc: proc.root } as const;
            const text = shText({ ...request, force: true });
            if (form === 'paste') expect(wikiHazards(text)).toEqual([]);
            const { stdout } = spawnSync(program, [...words, '-s'], { input: text, encoding: 'utf8' });
            const meant = names.filter((name) => asked.includes(name));
            expect(stdout).toContain(`Meant: ${meant.length} running`);
            for (const index of asked.keys()) expect(stdout).toContain(`PID ${100 + index} `);
          } finally {
            proc.remove();
          }
        }),
        { numRuns: slice(200, 4) },
      );
    },
    240_000,
  );
});

test('a paste holds nothing that a wiki or a shell would change', () => {
  fc.assert(
    fc.property(anyName, fc.stringMatching(/^\/[ -~]{0,200}$/), (name, exe) => {
      fc.pre(!`${name}${exe}`.includes("'"));
      const plan = buildPlan({ script: 'recover', shell: 'sh', form: 'paste', name: [name], exe: [exe], force: true });
      expect(payloadHazards(payloadOf(plan))).toEqual([]);
    }),
    { numRuns: slice(1000, 200) },
  );
});

test.each([
  [{ name: ['\u00e9'] }, '--name'],
  [{ name: ['a\tb'] }, '--name'],
  [{ name: ["it's"], form: 'paste' }, '--name'],
  [{ exe: ["/it's"], form: 'paste' }, '--exe'],
  [{ name: ['a'], cmdline: ['*a'] }, '--cmdline'],
  [{ name: ['a'], brake: 'always' }, '--brake'],
] as const)('%j is refused by name', (request, option) => {
  const make = () => buildPlan({ script: 'recover', shell: 'sh', ...request });
  expect(make).toThrow(UsageError);
  expect(make).toThrow(option);
});
