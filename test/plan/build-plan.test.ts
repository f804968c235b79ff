import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';

const refusals: [Request, RegExp][] = [
  [{ script: 'freeze' }, /^freeze: .*add --name, --exe, .* or --cmdline$/],
  [{ script: 'recover', protect: ['x'] }, /^recover: .*add --name/],
  [{ script: 'root', name: ['x'] }, /^root: takes no selector/],
  [{ script: 'recover', name: [''] }, /^--name: the name is empty/],
  [
    { script: 'recover', name: ['sixteen-bytes-xx'] },
    /^--name: the name has 16 bytes, .* use --name 'sixteen-bytes-x'$/,
  ],
  [{ script: 'recover', name: ['ééééééééx'] }, /^--name: the name has 17 bytes, .* use --name \$'(\\303\\251){7}'$/],
  [{ script: 'recover', name: ['a\nb'] }, /^--name: .*newline/],
  [{ script: 'recover', name: ['a\0b'] }, /^--name: .*NUL/],
  [{ script: 'recover', name: ['\ud800'] }, /^--name: .*UTF-8/],
  [{ script: 'recover', uid: ['a b'] }, /^--uid: "a b" is not a number from 0 to 4294967294 or a user name/],
  [{ script: 'recover', exe: ['sleep'] }, /^--exe: "sleep" is not an absolute path/],
  [{ script: 'recover', cgroup: [''] }, /^--cgroup: the value is empty/],
  [{ script: 'recover', cmdline: ['a\nb'] }, /^--cmdline: .*newline/],
  [{ script: 'recover', pgid: ['x'] }, /^--pgid: /],
  [{ script: 'recover', uid: ['0'] }, /^--uid '0': reaches far more/],
  [{ script: 'recover', uid: ['root'] }, /^--uid 'root': reaches far more/],
  [{ script: 'recover', under: ['1'] }, /^--under '1': reaches far more/],
  [{ script: 'recover', cgroup: ['/sys/fs/cgroup/'] }, /^--cgroup '\/': reaches far more/],
  [{ script: 'recover', cmdline: ['**'] }, /^--cmdline '\*\*': reaches far more/],
  [{ script: 'recover', exe: ['/usr/bin/bash'], uid: ['0'] }, /^--exe '\/usr\/bin\/bash': reaches far more/],
  [{ script: 'recover', uid: ['-1'] }, /^--uid: /],
  [{ script: 'recover', uid: ['4294967295'] }, /^--uid: /],
  [{ script: 'recover', parent: ['0'] }, /^--parent: /],
  [{ script: 'recover', parent: ['1e3'] }, /^--parent: /],
  [{ script: 'recover', name: ['x'], protect: ['0'] }, /^--protect: /],
  [{ script: 'list', proc: 'proc' }, /^--proc: .*absolute/],
  [{ script: 'list', proc: '/a\nb' }, /^--proc: /],
  [{ script: 'list', dryRun: true }, /^--dry-run: /],
];

test.each(refusals)('%j is refused in one line that names the option', (request, message) => {
  expect(() => buildPlan(request)).toThrow(UsageError);
  expect(() => buildPlan(request)).toThrow(message);
});

test.each(['bash', '-bash', 'sh', 'zsh', 'busybox', 'sshd', 'sshd-session', 'login', 'sudo', 'init', 'systemd'])(
  '--name %s needs a second selector or --force',
  (name) => {
    expect(() => buildPlan({ script: 'recover', name: ['x', name] })).toThrow(/--force/);
    expect(buildPlan({ script: 'recover', name: [name], uid: ['1000'] }).selectors.uid).toEqual([1000]);
    expect(buildPlan({ script: 'recover', name: [name], force: true }).selectors.name).toEqual([name]);
    expect(buildPlan({ script: 'thaw', name: [name] }).selectors.name).toEqual([name]);
  },
);

test('a control group may be given as people copy it', () => {
  const groupOf = (cgroup: string) => buildPlan({ script: 'list', cgroup: [cgroup] }).selectors.cgroup[0];
  expect(groupOf('/sys/fs/cgroup/user.slice/')).toBe('/user.slice');
  expect(groupOf('/sys/fs/cgroup/pids/docker/abc')).toBe('/docker/abc');
  expect(groupOf('/docker/abc')).toBe('/docker/abc');
});
