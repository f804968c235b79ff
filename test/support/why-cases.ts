import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { type FakeHost, FakeProc } from './fake-proc.ts';
import { LastShell } from './last-shell.ts';

const EL7 = '3.10.0-1160.el7.x86_64';
const EL8 = '4.18.0-553.el8.x86_64';
const me = process.getuid?.() === 0 ? 54323 : (process.getuid?.() ?? 0);
const init = { pid: 1, ppid: 0, comm: 'systemd' };
/** What the shell of an ordinary user reads of itself. */
const mine = { status: `Name:\tbash\nUmask:\t0022\nState:\tS\nTgid:\t1\nNgid:\t0\nPid:\t1\nPPid:\t1\nTracerPid:\t0\nUid:\t${me}\t${me}\nCapEff:\t0000000000000000\n`, uid_map: '0 0 4294967295\n' }; // prettier-ignore
/** Above any PID of this machine, so that the shell under test is none of them. */
const ours = Array.from({ length: 33 }, (_, index) => ({ pid: 5_000_000 + index, uid: me, threads: 3 }));
const meminfo = (lines: string) => ({ 'proc/meminfo': `MemTotal: 4000000 kB\n${lines}` });
export const mount = (type: string, top: string, options: string) =>
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
  [
    'Linux 3.10, where a full pid_max looks like a lack of memory',
    { total: 32460, threadsMax: 60000, processes: [{ ...init, oldStatus: true }], files: { 'proc/sys/kernel/osrelease': `${EL7}\n` } },
    /^fork fails: pid_max in ROOT\/proc\/sys\/kernel is full, 32460 of 3246\d\.$/m,
    /^On Linux 3\.10\.0-1160.*\n {2}Resource temporarily unavailable: threads-max, pids\.max, RLIMIT_NPROC\n {2}Cannot allocate memory: .*, pid_max$/m,
  ],
  [
    'Linux 3.10, whose meminfo has no MemAvailable',
    { files: { 'proc/sys/kernel/osrelease': `${EL7}\n`, ...meminfo('MemFree: 5000 kB\n') } },
    /^Nothing is full/m,
    /^Not there, or not to be read from here: pids\.max memory$/m,
  ],
  [
    'Linux 4.18 and a full pid_max',
    { total: 32460, threadsMax: 60000, files: { 'proc/sys/kernel/osrelease': `${EL8}\n` } },
    /^fork fails: pid_max /m,
    /Resource temporarily unavailable: .*, pid_max$/m,
  ],
  ['four million numbers, and few threads', { total: 63000, threadsMax: 63001, pidMax: 4194304 }, /^fork fails: threads-max .* 63000 of 63001\.$/m],
  ['four million numbers, all in use', { total: 4194000, threadsMax: 8000000, pidMax: 4194304 }, /^fork fails: pid_max .* 4194000 of 419400\d\.$/m],
  ['hidepid=1', { processes: [init, ...ours, { pid: 90, vanished: true }], self: mine, hidepid: 1 }, /^fork fails: RLIMIT_NPROC in ulimit -u \(hard: 200\) is full, 100 of 100\.$/m, /^Next: ulimit -S -u 200 /m],
  ['hidepid=2', { processes: ours, self: mine, hidepid: 2 }, /^fork fails: RLIMIT_NPROC .* 100 of 100\.$/m],
  [
    'version 1 with a slice of systemd',
    { files: fullSlice('cg/pids'), self: { ...mine, mountinfo: mount('cgroup', 'cg/pids', 'pids'), cgroup: `7:pids:/${slice}\n1:name=systemd:/${slice}/session-3.scope\n` } },
    new RegExp(`^fork fails: pids.max in ROOT/cg/pids/${slice} is full, 100 of 100\\.$`, 'm'),
    new RegExp(`^Forks refused so far in ROOT/cg/pids/${slice}: 77$`, 'm'),
  ],
  [
    'version 2, full above a scope without a limit',
    { files: { ...fullSlice('cg'), [`cg/${slice}/session-3.scope/pids.max`]: 'max\n', [`cg/${slice}/session-3.scope/pids.current`]: '60\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'nsdelegate'), cgroup: `0::/${slice}/session-3.scope\n` } },
    new RegExp(`^fork fails: pids.max in ROOT/cg/${slice} is full, 100 of 100\\.$`, 'm'),
    /^pids\.max +60 +max +- /m,
  ],
  [
    'a container that sees only its own group',
    { files: { 'cg/pids.max': '50\n', 'cg/pids.current': '50\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: '0::/\n' } },
    /^fork fails: pids\.max in ROOT\/cg is full, 50 of 50\.$/m,
    /^Control groups above ROOT\/cg do not show in here\.$/m,
  ],
  [
    'a group without memory',
    { files: { 'cg/a/memory.max': '104857600\n', 'cg/a/memory.current': '104800000\n', 'cg/a/memory.stat': 'anon 1\nactive_file 4096\n' }, self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: '0::/a\n' } },
    /^fork fails: memory\.max in ROOT\/cg\/a is full, 99M of 100M\.$/m,
  ],
  [
    'a group full of files that can be dropped',
    { files: { 'cg/a/memory.limit_in_bytes': '104857600\n', 'cg/a/memory.usage_in_bytes': '104800000\n', 'cg/a/memory.stat': 'inactive_file 9\ntotal_inactive_file 40000000\ntotal_active_file 30000000\n' }, self: { ...mine, mountinfo: mount('cgroup', 'cg', 'memory'), cgroup: '3:memory:/a\n' } },
    /^Nothing is full/m,
    /^memory\.limit_in +33M +100M +33 /m,
  ],
  [
    'two nodes, bound to the full one',
    { files: { 'sys/devices/system/node/has_memory': '0-1\n', 'sys/devices/system/node/node1/meminfo': 'Node 1 MemTotal: 64000 kB\nNode 1 MemFree: 2000 kB\nNode 1 Active(file): 100 kB\n' }, self: { ...mine, status: `${mine.status}Mems_allowed_list:\t1\n` } },
    /^fork fails: NUMA node 1 in Mems_allowed_list is full, 60M of 62M\.$/m,
  ],
  [
    'strict overcommit',
    { files: { ...meminfo('MemAvailable: 3000000 kB\nCommitLimit: 2000000 kB\nCommitted_AS: 1995000 kB\n'), 'proc/sys/vm/overcommit_memory': '2\n' }, self: mine },
    /^fork fails: commit limit in ROOT\/proc\/sys\/vm\/overcommit_\* is full, 1948M of 1953M\.$/m,
  ],
  ['two namespaces for PIDs', { self: { ...mine, 'ns/pid': '', 'ns/pid_for_children': 'x' } }, /^fork fails: the PID namespace for its children is dead\.$/m],
  [
    'files that want to be programs',
    {
      files: { ...fullSlice('cg'), [`cg/${slice}/pids.max`]: 'a[$(>ROOT/owned)]\n', 'proc/sys/kernel/pid_max': 'a[$(>ROOT/owned)]\n', 'proc/sys/kernel/osrelease': 'a[$(>ROOT/owned)].1\x1b[2J\n', ...meminfo('MemAvailable: a[$(>ROOT/owned)] kB\n'), 'sys/devices/system/node/has_memory': '0-1\n' },
      self: { ...mine, mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: `0::/${slice}\n`, status: `${mine.status}VmSize:\ta[$(>ROOT/owned)]\nMems_allowed_list:\ta[$(>ROOT/owned)]\n` },
    },
    /^Nothing is full/m,
    /^Not there, or not to be read from here: pid_max memory$/m,
  ],
]; // prettier-ignore
