import { afterAll, describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';
import { shLack, shShells, shText } from '../support/sh-shells.ts';
import { slice } from '../support/whole.ts';
import { Witness } from '../support/witness.ts';

const witness = new Witness();
const lack = shLack ?? (hasProgram('strace') ? undefined : 'strace');

afterAll(() => {
  witness.remove();
});

const nobody = { name: ['nobody-is-this'] };
const requests: Request[] = [
  { script: 'list' },
  { script: 'list', uid: ['root'], under: ['1'] },
  { script: 'recover', ...nobody, under: ['1'], cgroup: ['/a'], exe: ['/bin/cat'] },
  { script: 'recover', ...nobody, form: 'paste' },
  { script: 'recover', dryRun: true, uid: ['root'], force: true, protect: ['sleep'] },
  { script: 'freeze', ...nobody },
  { script: 'kill', ...nobody },
  { script: 'thaw', ...nobody },
];

describe.each(shShells)('%s', (_, program) => {
  testWith(lack).each(program[0] === 'dash' ? requests : slice(requests, requests.slice(1, 4)))(
    '%j starts no process',
    async (request) => {
      expect(await witness.forks(program, shText(request))).toBe(false);
    },
    60_000,
  );
});
