import { readFile } from 'node:fs/promises';
import { start } from '../util/start.ts';
import { MissingComponentError } from '../errors.ts';

export type EngineName = 'docker' | 'podman';

/** What differs between the two engines; the rest of their command line is the same. */
export interface Engine {
  readonly name: EngineName;
  /** Options of every `run`. */
  readonly limits: readonly string[];
  /** What is missing for it to hold a bomb, or undefined. */
  lacks(): Promise<string | undefined>;
  version(): Promise<string>;
}

const HOW = 'on Debian, test/setup.sh of the repository installs and starts what is needed';
const SECONDS_30 = 30_000;

export const docker: Engine = {
  name: 'docker',
  limits: [],
  lacks: async () => {
    const lack = await askEngine('docker', ['info', '--format', '{{.OSType}} {{.PidsLimit}}']);
    if (lack.answer === undefined) return lack.why;
    return lack.answer.endsWith('true') ? undefined : 'this Docker engine cannot limit tasks (no pids cgroup)';
  },
  version: async () => `Docker ${await ask('docker', ['version', '--format', '{{.Server.Version}}'])}`,
};

const PODMAN_INFO =
  '{{.Host.CgroupsVersion}} {{.Host.Security.Rootless}} {{range .Host.CgroupControllers}}{{.}},{{end}}';

export const podman: Engine = {
  name: 'podman',
  // Podman raises these to the host's maximum by itself, which fails where CAP_SYS_RESOURCE is missing.
  limits: ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=4096:4096'],
  lacks: async () => {
    const { answer, why } = await askEngine('podman', ['info', '--format', PODMAN_INFO]);
    if (answer === undefined) return why;
    const [cgroups, rootless, controllers = ''] = answer.split(' ');
    const hybrid = await readFile('/sys/fs/cgroup/unified/cgroup.controllers', 'utf8').catch(() => '');
    if (hybrid.trim() !== '') return `podman cannot start here: crun wants ${hybrid.trim()} in cgroup v1; ${HOW}`;
    if (rootless !== 'true' || controllers.split(',').includes('pids')) return undefined;
    return `rootless podman cannot limit tasks here (cgroups ${cgroups ?? '?'}, pids is not delegated to you): run as root`;
  },
  version: async () => `podman ${await ask('podman', ['version', '--format', '{{.Client.Version}}'])}`,
};

/** Every command to an engine is detached from the terminal, so that Ctrl-C reaches only us and we end it in order. */
export function runEngine({ name }: Engine, args: readonly string[]) {
  return start(name, args, { detached: true });
}

export function tryEngine({ name }: Engine, args: readonly string[]) {
  return start(name, args, { detached: true, reject: false });
}

async function askEngine(name: EngineName, args: readonly string[]) {
  if (process.platform !== 'linux') return { why: `the ${name} arena needs Linux; run it in a Linux virtual machine` };
  const asked = await start(name, args, { reject: false, timeout: SECONDS_30 });
  if (asked.code === 'ENOENT') return { why: `${name} is not installed; ${HOW}` };
  if (asked.exitCode === 0) return { answer: asked.stdout.trim() };
  return { why: `${name} does not answer (${asked.stderr.trim().split('\n', 1).join('')}); ${HOW}` };
}

async function ask(name: EngineName, args: readonly string[]): Promise<string> {
  const { stdout, exitCode } = await start(name, args, { reject: false, timeout: SECONDS_30 });
  if (exitCode !== 0) throw new MissingComponentError(`${name} does not answer; ${HOW}`);
  return stdout.trim();
}
