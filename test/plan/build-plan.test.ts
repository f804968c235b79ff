import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { holdOf } from '../../src/plan/site-request.ts';
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
  [{ script: 'root', dryRun: true }, /^--dry-run: /],
  ...(['recover', 'freeze', 'kill', 'thaw'] as const).flatMap((script): [Request, RegExp][] => [
    [{ script }, new RegExp(`^${script}: say which processes are meant; add --name`)],
  ]),
  [{ script: 'room', name: ['x'] }, /^room: takes no selector/],
  [{ script: 'thaw' }, /; or --all after a broken hold$/],
  [{ script: 'recover', all: true }, /^--all: is for thaw only; leave it out, or say whom recover means$/],
  [{ script: 'kit', all: true }, /^--all: is for thaw only/],
  [{ script: 'thaw', all: true, name: ['x'] }, /^--all: means everybody; leave it out, or leave out --name/],
  [{ script: 'list', hold: 'first' }, /^--hold first: list holds nobody; leave it out$/],
  [{ script: 'thaw', name: ['x'], hold: 'first' }, /^--hold first: thaw holds nobody/],
  ...['name', 'protect', 'exe', 'cgroup', 'cmdline', 'proc'].flatMap((option): [Request, RegExp][] => {
    const given = (value: string) => ({ script: 'list' as const, [option]: option === 'proc' ? value : [value] });
    return [
      [given("/it's"), new RegExp(`^--${option}: the text cannot hold a single quote; .+$`)],
      [given('/a!'), new RegExp(`^--${option}: the text cannot hold an exclamation mark; .+$`)],
    ];
  }),
  [{ script: 'list', exe: ['/\u00e9'] }, /^--exe: the text cannot hold what is not printable ASCII; /],
  [{ script: 'list', cgroup: ['/\u00e9'] }, /^--cgroup: the text cannot hold what is not printable ASCII; /],
  [{ script: 'list', cmdline: ['a\tb'] }, /^--cmdline: .*; write \? in its place$/],
  [{ script: 'typed' }, /^typed: say which processes are meant; add --name$/],
  [{ script: 'typed', name: ['a', 'b'] }, /^--name: typed takes one name/],
  [{ script: 'typed', name: ['a b'] }, /^--name: typed takes letters, digits/],
  [{ script: 'typed', name: ['-x'] }, /^--name: typed takes letters, digits/],
  [{ script: 'typed', name: ['a?'] }, /^--name: typed takes letters, digits/],
  [{ script: 'typed', name: ['bash'], force: true }, /^--name: typed would end every bash, this shell among them; /],
  [{ script: 'typed', name: ['sshd'], force: true }, /^--name: typed would end every sshd/],
  [{ script: 'typed', name: ['x'], uid: ['7'] }, /^--uid: typed only selects by name/],
  [{ script: 'typed', name: ['x'], protect: ['y'] }, /^--protect: typed has no room/],
  [{ script: 'typed', name: ['x'], proc: '/p' }, /^--proc: typed reads \/proc only/],
  [{ script: 'typed', name: ['x'], dryRun: true }, /^--dry-run: typed has no room for it/],
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

test('what is refused of one script is right for another', () => {
  expect(buildPlan({ script: 'thaw', all: true })).toMatchObject({ all: true, hold: 'auto' });
  expect(buildPlan({ script: 'recover', name: ['\u00e9', '?'], cmdline: ['*'], hold: 'first' }).hold).toBe('first');
  expect(buildPlan({ script: 'reboot', dryRun: true }).dryRun).toBe(true);
  expect(buildPlan({ script: 'typed', name: ['forkbomb'] }).selectors.name).toEqual(['forkbomb']);
});

test('a site that forbids holds wins over auto, and a person who insists over the site', () => {
  const never = { hold: 'never' } as const;
  expect([holdOf(never), holdOf(never, 'auto'), holdOf(never, 'first')]).toEqual(['never', 'never', 'first']);
  expect([holdOf({ hold: 'auto' }), holdOf({ hold: 'auto' }, 'never')]).toEqual(['auto', 'never']);
});
