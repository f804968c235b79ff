import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { type FakeHost, FakeProc } from './fake-proc.ts';
import { LastShell } from './last-shell.ts';

/** What tells that this is no PID namespace of its own. */
const KTHREADD = '2 (kthreadd) S 0 0 0 0 -1 2129984\n';
const host = { files: { 'proc/2/stat': KTHREADD } };
const me = process.getuid?.() === 0 ? 54323 : (process.getuid?.() ?? 0);
const init = { pid: 1, ppid: 0, comm: 'systemd' };
/** What the shell of an ordinary user reads of itself. */
const mine = { status: `Name:\tbash\nUmask:\t0022\nState:\tS\nTgid:\t1\nNgid:\t0\nPid:\t1\nPPid:\t1\nTracerPid:\t0\nUid:\t${me}\t${me}\nCapEff:\t0000000000000000\n`, uid_map: '0 0 4294967295\n' }; // prettier-ignore
/** Above any PID of this machine, so that the shell under test is none of them. */
const ours = Array.from({ length: 33 }, (_, index) => ({ pid: 5_000_000 + index, uid: me, threads: 3 }));
const meminfo = (lines: string) => ({ 'proc/meminfo': `MemTotal: 4000000 kB\n${lines}` });
const mount = (type: string, top: string, options: string) =>
  `30 25 0:26 / ROOT/${top} rw,nosuid - ${type} none rw,${options}\n`;

export interface Answer {
  readonly said: string;
  /** Whether a file of the host was run as a program. */
  readonly owned: boolean;
  /** The host's own files afterwards. */
  readonly files: readonly string[];
}

/** What `why` (or another script) says over a made-up /proc, as an ordinary user, in bash or in one of the others. */
export async function why(
  host: Partial<FakeHost>,
  {
    asRoot = false,
    shell: words = ['bash', '--norc', '--noprofile'],
    request = { script: 'why' },
  }: { asRoot?: boolean; shell?: readonly string[]; request?: Request } = {},
): Promise<Answer> {
  const proc = new FakeProc({ processes: [init], ...host, ...(asRoot ? {} : { self: { ...mine, ...host.self } }) });
  const wrap = asRoot || process.getuid?.() !== 0 ? [] : ['setpriv', `--reuid=${me}`, '--clear-groups'];
  const shell = new LastShell(wrap, words);
  try {
    proc.enter(await shell.pid(), 1);
    const said = await shell.run(renderText(buildPlan({ ...request, proc: proc.root })).text);
    const folder = join(proc.root, '..');
    const files = Object.keys(host.files ?? {}).map((name) => `${name}: ${readFileSync(join(folder, name), 'latin1')}`);
    return { said: said.replaceAll(folder, 'ROOT'), owned: existsSync(join(folder, 'owned')), files };
  } finally {
    await shell.close();
    proc.remove();
  }
}

const slice = 'user.slice/user-1000.slice';
const fullSlice = (top: string) => ({
  [`${top}/${slice}/pids.max`]: '100\n',
  [`${top}/${slice}/pids.current`]: '100\n',
  [`${top}/${slice}/pids.events`]: 'max 77\n',
  [`${top}/user.slice/pids.max`]: 'max\n',
  [`${top}/user.slice/pids.current`]: '140\n',
});

/** Made-up hosts, each with the verdict on it, and one more line where that matters. */
export const whyCases: [string, Partial<FakeHost>, RegExp, RegExp?][] = [
  ['Linux 3.10 and a full pid_max', { total: 32460, threadsMax: 60000, processes: [{ ...init, oldStatus: true }], files: { 'proc/2/stat': KTHREADD } }, /^Full: pid_max, 32460 of 324[67]\d\.$/m],
  ['four million numbers, and few threads', { total: 63000, threadsMax: 63001, pidMax: 4194304, ...host }, /^Full: threads-max, 63000 of 63001\.$/m],
  ['four million numbers, all in use', { total: 4194000, threadsMax: 8000000, pidMax: 4194304, ...host }, /^Full: pid_max, 4194000 of 419400\d\.$/m],
  ['hidepid=1', { total: 500, processes: [init, ...ours, { pid: 90, vanished: true }], self: mine, hidepid: 1 }, /^Full: RLIMIT_NPROC of user \d+, 100 of 100\.$/m, /^RLIMIT_NPROC of user \d+: 100 of 100$/m],
  ['hidepid=2', { total: 500, processes: ours, self: mine, hidepid: 2 }, /^Full: RLIMIT_NPROC .* 100 of 100\.$/m],
  [
    'version 1 with a slice of systemd',
    { files: fullSlice('cg/pids'), self: { ...mine, mountinfo: mount('cgroup', 'cg/pids', 'pids'), cgroup: `7:pids:/${slice}\n1:name=systemd:/${slice}/session-3.scope\n` } },
    new RegExp(`^Full: pids.max in ROOT/cg/pids/${slice}, 100 of 100\\.$`, 'm'),
  ],
  [
    'version 2, full above a scope without a limit',
    { files: { ...fullSlice('cg'), [`cg/${slice}/session-3.scope/pids.max`]: 'max\n', [`cg/${slice}/session-3.scope/pids.current`]: '60\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'nsdelegate'), cgroup: `0::/${slice}/session-3.scope\n` } },
    new RegExp(`^Full: pids.max in ROOT/cg/${slice}, 100 of 100\\.$`, 'm'),
    /^pids\.max in \S+session-3\.scope: no limit$/m,
  ],
  [
    'a container that sees only its own group',
    { files: { 'cg/pids.max': '50\n', 'cg/pids.current': '50\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: '0::/\n' } },
    /^Full: pids\.max in ROOT\/cg, 50 of 50\.$/m,
  ],
  [
    'refused forks in a group that has room: a group above, as in a pod',
    { ...host, files: { ...host.files, 'cg/pids.max': '50\n', 'cg/pids.current': '20\n', 'cg/pids.events': 'max 7\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: '0::/\n' } },
    /^What is full is not known\. Nearest: .*\.\nNot seen: a group above that refuses\.$/m,
  ],
  ['a user namespace', { ...host, self: { ...mine, uid_map: '0 1000 1\n' } }, /^What is full is not known\. Nearest: .*\.\nNot seen: limits of who made this user namespace\.$/m],
  ['limits that cannot be read', { ...host, files: { ...host.files, 'proc/sys/kernel/pid_max': '' } }, /^What is full is not known\. Nearest: .*\.\nNot seen: pid_max\.$/m],
  [
    'strict overcommit',
    { ...host, files: { ...host.files, ...meminfo('MemAvailable: 3000000 kB\nCommitLimit: 2000000 kB\nCommitted_AS: 1999000 kB\n'), 'proc/sys/vm/overcommit_memory': '2\n' }, self: mine },
    /^Full: overcommit, 1999000 of 2000000\.$/m,
  ],
  ['two namespaces for PIDs', { ...host, self: { ...mine, 'ns/pid': '', 'ns/pid_for_children': 'x' } }, /^Full: the PID namespace of its children \(it is dead\)\.$/m],
  [
    'files that want to be programs',
    {
      files: { ...fullSlice('cg'), [`cg/${slice}/pids.max`]: 'a[$(>ROOT/owned)]\n', 'proc/sys/kernel/pid_max': 'a[$(>ROOT/owned)]\n', ...meminfo('MemAvailable: a[$(>ROOT/owned)] kB\n') },
      self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: `0::/${slice}\n`, status: `${mine.status}VmSize:\ta[$(>ROOT/owned)]\n` },
    },
    /^What is full is not known\. Nearest: .*\.\nNot seen: pid_max\.$/m,
  ],
]; // prettier-ignore
