import { mkdtempSync, existsSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { parse } from 'yaml';
import { siteSchema } from '../../src/plan/site.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { preventFiles } from '../../src/wiki/prevent.ts';
import { situationNames } from '../../src/wiki/situations.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const site = siteSchema.parse({
  services: [{ name: 'web', select: { name: ['web'] }, unit: 'web@1.service', mayFreeze: 'a', restartCosts: 'b' }],
  root: { how: 'sudo', group: 'sre' },
  limits: { tasksPerUser: 1234, tasksPerService: 321, tasksPerPod: 777 },
});
const files = new Map(
  situationNames.flatMap((name) => preventFiles(site, name)).map(({ file }) => [file.name, file.text]),
);
const folder = mkdtempSync(join(tmpdir(), 'lastshell-prevent-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string): string {
  const file = join(folder, name);
  writeFileSync(file, files.get(name) ?? '', { mode: 0o440 });
  return file;
}

const lines = (name: string) =>
  (files.get(name) ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('all the files are there', () => {
  expect([...files.keys()].sort()).toEqual(
    ['compose.override.yaml', 'kubelet.yaml', 'limits.conf', 'prompt.sh', 'sudoers', 'sysctl.conf', 'tasksmax-users.conf', 'tasksmax-web@1.service.conf'], // prettier-ignore
  );
});

const sudo = testWith(hasProgram('visudo') ? undefined : 'sudo is not installed; run: test/wiki/setup.sh');

sudo('visudo accepts the sudoers file, and refuses a damaged one', async () => {
  const good = await execa('/usr/sbin/visudo', ['-c', '-f', put('sudoers')], { reject: false });
  expect([good.exitCode, good.stdout]).toEqual([0, expect.stringContaining('parsed OK')]);
  const bad = join(folder, 'bad');
  writeFileSync(bad, (files.get('sudoers') ?? '').replace('ALL=', 'ALL'), { mode: 0o440 });
  expect((await execa('/usr/sbin/visudo', ['-c', '-f', bad], { reject: false })).exitCode).not.toBe(0);
});

const systemd = testWith(hasProgram('systemd-analyze') ? undefined : 'systemd-analyze; run: test/wiki/setup.sh');

systemd('systemd-analyze finds nothing in the drop-in for a service, and does in a damaged one', async () => {
  const unit = join(folder, 'web@1.service');
  writeFileSync(unit, '[Service]\nExecStart=/bin/true\n');
  const said = async (text: string) => {
    writeFileSync(join(folder, 'probe.service'), `${text}ExecStart=/bin/true\n`);
    return (await execa('systemd-analyze', ['verify', '--man=no', join(folder, 'probe.service')], { reject: false }))
      .stderr;
  };
  const text = files.get('tasksmax-web@1.service.conf') ?? '';
  expect(await said(text)).not.toMatch(/probe\.service:\d+/);
  expect(await said(text.replace('TasksMax=321', 'TasksMax=many'))).toMatch(/probe\.service:\d+: .*tasks value/);
  expect(lines('tasksmax-users.conf')).toEqual(['[Slice]', 'TasksMax=1234']);
});

test('every kernel setting exists, and its value is one that the kernel could take', () => {
  for (const line of lines('sysctl.conf')) {
    const [, name, value] = /^([a-z_.]+) = (\d+)$/.exec(line) ?? [];
    // A kernel may be built without SysRq.
    const isKnown = name === 'kernel.sysrq' || existsSync(`/proc/sys/${(name ?? '').replaceAll('.', '/')}`);
    expect([line, isKnown]).toEqual([line, true]);
    expect(Number(value)).toBeLessThanOrEqual(4_194_304);
  }
});

test('limits.conf holds the four fields of pam_limits', () => {
  for (const line of lines('limits.conf')) expect(line).toMatch(/^(\*|root) +(soft|hard) nproc (1234|unlimited)$/);
});

test('the YAML files say what their programs read', () => {
  expect(parse(files.get('compose.override.yaml') ?? '')).toEqual({ services: { app: { pids_limit: 321 } } });
  expect(parse(files.get('kubelet.yaml') ?? '')).toMatchObject({
    kind: 'KubeletConfiguration',
    podPidsLimit: 777,
    systemReserved: { pid: '1000' },
    evictionHard: { 'pid.available': '10%', 'memory.available': '100Mi' },
  });
});

const isRoot = process.getuid?.() === 0 && hasProgram('setpriv') && hasProgram('script') && hasProgram('prlimit');

testWith(isRoot ? undefined : 'a terminal for another user needs root and util-linux')(
  'a shell with that prompt answers though it cannot start a process',
  async () => {
    const file = put('prompt.sh');
    chmodSync(file, 0o444);
    const limited = 'setpriv --reuid=54360 --clear-groups prlimit --nproc=1';
    const terminal = new Terminal(`${limited} bash --noprofile --rcfile ${file} -i`);
    try {
      terminal.type('echo ALIVE-$((40 + 2)).\n');
      expect(await terminal.sees(/ALIVE-42\./, 20)).toBeDefined();
      expect(terminal.screen).not.toMatch(/retry|command not found/);
    } finally {
      await terminal.close();
    }
  },
  60_000,
);
