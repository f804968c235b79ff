import { randomBytes } from 'node:crypto';
import { execa } from 'execa';
import type { ArenaOptions } from './arena.ts';
import { bystanders, carrier } from './bystanders.ts';
import { waitFor } from './wait.ts';

const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ['/bin/bash', '--norc', '--noprofile'],
  dash: ['/bin/dash'],
  busybox: ['/bin/busybox', 'sh'],
};

/** One a run of the tool, so that what is left of a run can be found by `docker ps --all --filter label=…`. */
const runId = randomBytes(4).toString('hex');
export const dockerLabel = `lastshell.drill=${runId}`;
let containers = 0;

export function nextContainerName(): string {
  return `lastshell-${runId}-${++containers}`;
}

/** Starts the container detached from the terminal's signals, so that an interrupt cannot lose track of it. */
export async function startContainer(
  name: string,
  image: string,
  folder: string,
  options: ArenaOptions,
): Promise<void> {
  const limits = `--network none --pids-limit ${options.pids} --memory 2g --log-driver none`.split(' ');
  const labels = ['--name', name, '--label', dockerLabel];
  const run = ['run', '--detach', '--rm', ...labels, ...limits, '--volume', `${folder}:/arena`, image];
  await execa('docker', [...run, '/zoo/init', ...initWords(options)], { detached: true });
}

/** The commands of PID 1: the bystanders, and what carries the last shell. */
function initWords({ shell, operator }: ArenaOptions): string[] {
  const program = SHELLS[shell];
  if (!program) throw new Error(`the docker arena has no shell ${shell}`);
  const { uid = 0, processes = 0 } = operator ?? {};
  const carry = ['/zoo/carry', carrier, String(uid), String(processes), '/arena/in', '/arena/out', ...program];
  return [...bystanders.map(({ command }) => command), carry].flatMap((command) => ['--', ...command]);
}

export async function pidOf(container: string): Promise<number> {
  const { stdout } = await execa('docker', ['inspect', '--format', '{{.State.Pid}}', container]);
  return Number(stdout);
}

/** Killing PID 1 makes the kernel end everything else; a storm may take a while to die. */
export async function removeContainer(name: string): Promise<void> {
  const isGone = await waitFor(() => tryRemove(name), 180_000, 200);
  if (!isGone) throw new Error(`the container is still there; try: docker rm --force ${name}`);
}

/** True only once Docker knows the container no more: a removal may be under way by itself (`--rm`). */
async function tryRemove(name: string): Promise<true | undefined> {
  await execa('docker', ['rm', '--force', '--volumes', name], { reject: false, detached: true });
  const { exitCode, stderr } = await execa('docker', ['container', 'inspect', name], { reject: false });
  return exitCode !== 0 && /no such container/i.test(stderr) ? true : undefined;
}
