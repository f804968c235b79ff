import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import type { Arena, ArenaOptions, Session } from './arena.ts';
import { bystanders } from './bystanders.ts';
import { findPidsGroup } from './cgroup.ts';
import { endOnSignal } from './cleanup.ts';
import { DockerSession } from './docker-session.ts';
import { makeFifos } from './fifo.ts';
import { buildImage } from './image.ts';

const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ['/bin/bash', '--norc', '--noprofile'],
  dash: ['/bin/dash'],
  busybox: ['/bin/busybox', 'sh'],
};

/** One a run of the tool, so that what is left of a run can be found: `docker ps -a --filter label=lastshell.drill=ID`. */
const runId = randomBytes(4).toString('hex');
let sessions = 0;

export const dockerArena: Arena = { name: 'docker', lacks, open };

async function lacks(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'the docker arena needs Linux; run it in a Linux virtual machine';
  const how = 'on Debian, test/setup.sh installs and starts what is needed';
  const engine = await execa('docker', ['info', '--format', '{{.OSType}}'], { reject: false, timeout: 30_000 });
  if (engine.code === 'ENOENT') return `docker is not installed; ${how}`;
  if (engine.exitCode !== 0) return `docker does not answer (${firstLine(engine.stderr)}); ${how}`;
  for (const [program, purpose] of [
    ['gcc', 'to compile the runaway programs'],
    ['busybox', 'for the image'],
    ['mkfifo', 'for the last shell'],
  ] as const) {
    const found = await execa('which', [program], { reject: false });
    if (found.exitCode !== 0) return `${program} is missing, needed ${purpose}; ${how}`;
  }
  return undefined;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

async function open(options: ArenaOptions): Promise<Session> {
  const shell = SHELLS[options.shell];
  if (!shell) throw new Error(`the docker arena has no shell ${options.shell}`);
  const image = await buildImage();
  const folder = await mkdtemp(path.join(tmpdir(), 'lastshell-arena-'));
  const container = `lastshell-${runId}-${++sessions}`;
  const dispose = async (): Promise<void> => {
    await removeContainer(container);
    await rm(folder, { recursive: true, force: true });
    forget();
  };
  const forget = endOnSignal(dispose);
  try {
    await prepare(folder);
    const id = await startContainer(container, image, folder, options, shell);
    const pid = await pidOf(id);
    return await DockerSession.begin({ folder, initPid: pid, group: await findPidsGroup(pid), dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function prepare(folder: string): Promise<void> {
  await makeFifos(['in', 'bomb', 'colleague'].map((name) => path.join(folder, name)));
  await writeFile(path.join(folder, 'out'), '', { mode: 0o666 });
}

async function startContainer(
  name: string,
  image: string,
  folder: string,
  { pids, operator }: ArenaOptions,
  shell: readonly string[],
): Promise<string> {
  const carry = ['/zoo/carry', 'sshd', String(operator?.uid ?? 0), String(operator?.processes ?? 0)];
  const commands = [...bystanders.map(({ command }) => command), [...carry, '/arena/in', '/arena/out', ...shell]];
  const words = commands.flatMap((command, index) => (index === 0 ? command : ['--', ...command]));
  const limits = ['--network', 'none', '--pids-limit', String(pids), '--memory', '2g', '--log-driver', 'none'];
  const { stdout } = await execa('docker', [
    'run', '--detach', '--rm', '--name', name, '--label', `lastshell.drill=${runId}`, ...limits,
    '--volume', `${folder}:/arena`, image, '/zoo/init', ...words,
  ]); // prettier-ignore
  return stdout.trim();
}

async function pidOf(container: string): Promise<number> {
  const { stdout } = await execa('docker', ['inspect', '--format', '{{.State.Pid}}', container]);
  return Number(stdout);
}

/** Killing PID 1 makes the kernel end everything else; a storm may take a while to die. */
async function removeContainer(name: string): Promise<void> {
  const options = { reject: false, timeout: 180_000 };
  const { exitCode, stderr } = await execa('docker', ['rm', '--force', '--volumes', name], options);
  if (exitCode !== 0 && !/no such container|already in progress/i.test(stderr)) {
    throw new Error(`container ${name} could not be removed: ${firstLine(stderr)}`);
  }
}
