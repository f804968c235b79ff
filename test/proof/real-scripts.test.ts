import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from '@jest/globals';
import { checkScript } from '../../src/proof/verdict/check-script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';

/** Shell scripts that come with Debian: maintainer scripts, programs, and what packages carry along. */
const SEARCH = `find /var/lib/dpkg/info /usr/bin /usr/sbin /etc /usr/lib /usr/share -xdev -type f -size -300k 2>/dev/null |
  xargs grep -lIE -m1 '^#! ?/(usr/)?bin/(env )?(ba|da)?sh' 2>/dev/null | sort | head -n 1500`;
const READ = 1e8;
const files = execFileSync('bash', ['-c', SEARCH], { maxBuffer: READ }).toString().trim().split('\n');
const scripts = files
  .map((file) => ({ file, bytes: readFileSync(file) }))
  .filter(({ bytes }) => /^#!.*sh\b/.test(bytes.subarray(0, 60).toString()));
const lack = scripts.length > 50 ? undefined : 'there are no shell scripts on this machine';

/** Programs that maintainer scripts start with a line of their own, whatever else they do. */
const program =
  /^\s*(?:dpkg-maintscript-helper|update-alternatives|ldconfig|rm|ln|chown|chmod|mkdir|dpkg-trigger|install) /m;

testWith(lack)(
  'scripts of Debian: no crash, at most 10 ms a hundred lines, and no plain call of a program is overlooked',
  () => {
    let [lines, calls] = [0, 0];
    const start = process.cpuUsage();
    for (const { file, bytes } of scripts) {
      const { findings } = checkScript(bytes, { file });
      lines += bytes.toString('latin1').split('\n').length;
      const places = findings.map(({ rule }) => rule);
      expect([file, places]).not.toEqual([file, expect.arrayContaining(['complex'])]);
      if (!file.startsWith('/var/lib/dpkg') || !program.test(bytes.toString('latin1'))) continue;
      calls += 1;
      expect([file, places]).toEqual([file, expect.arrayContaining(['external'])]);
    }
    const per = process.cpuUsage(start).user / 10 / lines;
    process.stderr.write(
      `${scripts.length} scripts of ${lines} lines, ${per.toFixed(1)} ms a hundred; ${calls} maintainer scripts call a program\n`,
    );
    expect(per).toBeLessThan(10);
  },
  300_000,
);

/** The programs that the shell of a script itself has started, by the log of strace. */
function startedIn(log: string): string[] {
  const shells = new Set<string>();
  const started: string[] = [];
  for (const line of log.split('\n')) {
    const [, pid = '', call = '', child] = /^(\d+) +(?:<\.\.\. )?(\w+).*?(?:= (\d+))?$/.exec(line) ?? [];
    if (shells.size === 0 && call === 'execve') shells.add(pid);
    else if (/^(?:v?fork|clone3?)$/.test(call) && child !== undefined && shells.has(pid)) shells.add(child);
    else if (call === 'execve' && shells.delete(pid)) started.push(/execve\("([^"]*)/.exec(line)?.[1] ?? '');
  }
  return started.map((path) => basename(path));
}

const strangers = hasProgram('strace') && hasProgram('setpriv') && process.getuid?.() === 0;
testWith(strangers ? lack : 'root and strace are needed to run scripts as nobody and see what they start')(
  'what programs that are scripts start when they are asked for their version is in the list',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'lastshell-real-'));
    const asked = scripts
      .filter(({ file, bytes }) => file.startsWith('/usr/bin/') && bytes.includes('--version'))
      .slice(0, slice(1000, 25));
    let [ran, seen] = [0, 0];
    for (const { file, bytes } of asked) {
      const { findings } = checkScript(bytes, { file });
      // Where the name shows only when it runs, the list says so, and no more.
      if (findings.some(({ rule }) => /dynamic|source|eval|syntax/.test(rule))) continue;
      const log = join(folder, 'log');
      const trace = ['-f', '-o', log, '-e', 'trace=fork,vfork,clone,clone3,execve'];
      const nobody = ['unshare', '--net', 'setpriv', '--reuid=54321', '--clear-groups', '--no-new-privs'];
      spawnSync('strace', [...trace, ...nobody, file, '--version'], {
        timeout: 5000,
        killSignal: 'SIGKILL',
        input: '',
        cwd: '/',
      });
      const names = new Set(findings.map(({ name }) => basename(name)));
      const text = readFileSync(log, 'utf8');
      const own = startedIn(
        text.slice(
          text.indexOf(`execve("${file}"`) < 0
            ? text.length
            : text.lastIndexOf('\n', text.indexOf(`execve("${file}"`)) + 1,
        ),
      );
      ran += 1;
      seen += own.length;
      expect([file, ...own.filter((name) => !names.has(name))]).toEqual([file]);
    }
    rmSync(folder, { recursive: true });
    process.stderr.write(`${ran} scripts were run and started ${seen} programs, all of them in the list\n`);
    expect(seen).toBeGreaterThan(0);
  },
  600_000,
);
