import { type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';
import { cli, lackOfArena, lastshell, scratch } from './support.ts';

const arenaTest = testWith(lackOfArena());
const folder = scratch();

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/bash\n${text}`);
  return file;
}

/** Those who run the script of an arena, in whatever namespace. */
function left(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('/tmp/script.sh');
    } catch {
      return false;
    }
  });
}

/** What the script types at the terminal that it has, by the call that exists for it. */
const typing = (mark: string) =>
  `exec perl -e 'open F, "</dev/tty"; ioctl(F, 0x5412, $_) for split //, "touch ${mark}\\n"'`;

arenaTest(
  'a script types nothing into the root shell that had it checked, and shows nothing on its terminal',
  async () => {
    const [mark, other] = [join(folder, 'typed'), join(folder, 'typed-by-builtin')];
    const file = script(
      'types.sh',
      [
        "printf 'SHOWN-BY-THE-SCRIPT' >/dev/tty",
        `for t in /dev/tty /dev/console /dev/pts/*; do printf 'SHOWN-BY-THE-SCRIPT touch ${other}\\n' >"$t"; done`,
        typing(mark),
      ].join('\n'),
    );
    const terminal = new Terminal('bash --norc --noprofile -i');
    await terminal.sees(/\$ |# /, 10);
    terminal.type(`${process.execPath} ${cli} check --trace --no-shellcheck ${file} >/dev/null; echo END-''ED\n`);
    expect(await terminal.sees(/END-ED/, 30)).toBeDefined();
    await sleep(1500);
    expect(terminal.screen).not.toContain('SHOWN-BY-THE-SCRIPT');
    expect([existsSync(mark), existsSync(other)]).toEqual([false, false]);
    await terminal.close();
  },
  60_000,
);

arenaTest(
  'exec is refused, and is what the report says',
  async () => {
    const mark = join(folder, 'executed');
    chmodSync(folder, 0o777);
    const file = script('exec.sh', `exec perl -e 'open F, ">${mark}"; print "BECAME ANOTHER"; sleep 60'\n`);
    const { exitCode, stdout } = await lastshell(['check', '--trace', '--no-shellcheck', '--json', file]);
    const [report] = JSON.parse(stdout) as { traces: { attempts: string[]; output: string }[] }[];
    expect([exitCode, existsSync(mark), left()]).toEqual([1, false, []]);
    expect(report?.traces[0]?.attempts).toEqual([expect.stringMatching(/execve\(.*EACCES/)]);
    expect(report?.traces[0]?.output).not.toContain('BECAME ANOTHER');
  },
  60_000,
);

arenaTest(
  'no file of anybody is seen or written, not even one that everybody may write',
  async () => {
    const place = join(folder, 'open');
    mkdirSync(place);
    chmodSync(place, 0o777);
    const file = join(place, 'file');
    writeFileSync(file, 'PRIVATE WORDS\n');
    chmodSync(file, 0o666);
    const places = ['/etc/hostname', '/var/tmp/x', '/dev/shm/x', '/run/lock/x', '/usr/x', '/x'];
    const text = [
      ...[file, join(place, 'new'), ...places].map((name) => `echo WRITTEN >"${name}"`),
      `read -r line <"${file}"; echo "$line"`,
      'for folder in /*; do echo "seen $folder"; done',
    ];
    const { stdout } = await lastshell([
      'check',
      '--trace',
      '--no-shellcheck',
      '--json',
      script('files.sh', text.join('\n')),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('PRIVATE WORDS\n');
    expect(readdirSync(place)).toEqual(['file']);
    expect(stdout).not.toContain('PRIVATE WORDS');
    for (const name of ['home', 'root', 'work', 'mnt', 'sys', 'boot']) expect(stdout).not.toContain(`seen /${name}`);
    for (const name of places.slice(2)) expect(existsSync(name)).toBe(false);
  },
  60_000,
);

arenaTest.each(['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'after %s to the command nothing runs on',
  async (signal) => {
    const file = script('endless.sh', "trap '' HUP INT TERM\nwhile :; do :; done\n");
    const options: SpawnOptions = { stdio: 'ignore', detached: true };
    const child = spawn(
      process.execPath,
      [cli, 'check', '--trace', '--no-shellcheck', '--seconds', '40', file],
      options,
    );
    for (let count = 0; left().length === 0 && count < 100; count++) await sleep(100);
    expect(left()).not.toEqual([]);
    process.kill(child.pid ?? 0, signal);
    for (let count = 0; left().length > 0 && count < 30; count++) await sleep(100);
    expect(left()).toEqual([]);
  },
  60_000,
);

arenaTest(
  'nor after a verdict that time has brought',
  async () => {
    const file = script('slow.sh', "trap '' HUP INT TERM\nwhile :; do :; done\n");
    const { exitCode, stdout } = await lastshell(['check', '--trace', '--no-shellcheck', '--seconds', '2', file]);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('did not end in time')]);
    expect(left()).toEqual([]);
  },
  60_000,
);
