import { expect, test } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import { checkFiles } from '../../src/proof/check-files.ts';
import { slice } from '../support/whole.ts';
import { shText } from '../support/sh-shells.ts';

const all = {
  uid: ['root', '7'],
  exe: ['/bin/x'],
  cgroup: ['/a b'],
  pgid: ['4'],
  sid: ['5'],
  parent: ['6'],
  under: ['8'],
};
const protect = ['postgres', '77'];
const requests: Request[] = [
  { script: 'list' },
  { script: 'list', name: ["it's"], ...all },
  ...(['freeze', 'kill', 'thaw', 'recover'] as const).flatMap((script): Request[] => [
    { script, name: ['forkbomb'] },
    { script, name: ['forkbomb'], dryRun: true },
    { script, name: ['a b) c', '$(id)'], ...all, protect },
  ]),
];

test.each(
  slice(
    requests,
    requests.filter((_, index) => index % 3 !== 0),
  ),
)(
  '%j: nothing is found in it, in any of the three shells',
  async (request) => {
    const bytes = Buffer.from(shText({ ...request, form: 'file' }));
    const options = { shell: 'sh', shellcheck: true, trace: false, seconds: 1 };
    const [report] = await checkFiles([{ file: 'x.sh', bytes }], options);
    expect(report?.findings).toEqual([]);
    expect(report?.shellcheck).toEqual([]);
  },
  60_000,
);
