import type { ArenaOptions } from './arena.ts';
import { bystandersWith, carrier } from './bystanders.ts';
import { type Engine, runEngine, tryEngine } from './engine.ts';
import { owner } from './owner.ts';
import { waitFor } from './wait.ts';

/** One a run of the tool, so that what is left of a run can be found by `docker ps --all --filter label=…`. */
export const dockerLabel = `lastshell.drill=${owner}`;
let containers = 0;

/** What is shared with a container: what goes in, and what comes out. */
export const arenaPipes = ['in', 'bomb', 'colleague'] as const;
export const arenaFiles = ['out', 'forks'] as const;

export function nextContainerName(): string {
  return `lastshell-${owner}-${++containers}`;
}

/** Whose a container is, from its name; empty for a container that is not of a drill. */
export function ownerOf(container: string): string {
  return /^lastshell-(.+)-\d+$/.exec(container)?.[1] ?? '';
}

/** What a container is made of: the image, the compiled zoo, and the folder with the files shared with us. */
export interface Ingredients {
  readonly image: string;
  readonly zoo: string;
  readonly folder: string;
  /** Command line of the last shell. */
  readonly shell: readonly string[];
}

/** Starts the container detached from the terminal's signals, so that an interrupt cannot lose track of it. */
export async function startContainer(
  engine: Engine,
  name: string,
  { image, zoo, folder, shell }: Ingredients,
  options: ArenaOptions,
): Promise<void> {
  const memory = '--memory 2g --memory-swap 2g'.split(' ');
  const limits = [...`--network none --pids-limit ${options.pids} --log-driver none`.split(' '), ...memory];
  const labels = ['--name', name, '--label', dockerLabel];
  // File by file: the folder is ours alone, so that no link can take the place of what we open in it.
  const shared = [...arenaPipes, ...arenaFiles].map((file) => `${folder}/${file}:/arena/${file}`);
  const volumes = [...shared, `${zoo}:/zoo:ro`].flatMap((volume) => ['--volume', volume]);
  const entry = ['--user', '0:0', '--workdir', '/', '--entrypoint', '/zoo/init', image];
  const words = initWords(shell, options);
  await runEngine(engine, [
    'run',
    '--detach',
    '--rm',
    ...engine.limits,
    ...labels,
    ...limits,
    ...volumes,
    ...entry,
    ...words,
  ]);
}

/** The commands of PID 1: the bystanders, and what carries the last shell. */
function initWords(shell: readonly string[], { operator }: ArenaOptions): string[] {
  const { uid = 0, processes = 0 } = operator ?? {};
  const files = ['/arena/in', '/arena/out', '/arena/forks'];
  const carry = ['/zoo/carry', carrier, String(uid), String(processes), ...files, ...shell];
  return [...bystandersWith(shell).map(({ command }) => command), carry].flatMap((command) => ['--', ...command]);
}

export async function pidOf(engine: Engine, container: string): Promise<number> {
  const { stdout } = await runEngine(engine, ['inspect', '--format', '{{.State.Pid}}', container]);
  return Number(stdout);
}

/** Killing PID 1 makes the kernel end everything else; a storm may take a while to die. */
export async function removeContainer(engine: Engine, name: string): Promise<void> {
  const isGone = await waitFor(() => tryRemove(engine, name), 180_000, 200);
  if (!isGone) throw new Error(`the container is still there; try: ${engine.name} rm --force ${name}`);
}

/** True only once the engine knows the container no more: a removal may be under way by itself (`--rm`). */
async function tryRemove(engine: Engine, name: string): Promise<true | undefined> {
  await tryEngine(engine, ['rm', '--force', '--volumes', name]);
  const { exitCode, stderr } = await tryEngine(engine, ['container', 'inspect', name]);
  return exitCode !== 0 && /no such container/i.test(stderr) ? true : undefined;
}
