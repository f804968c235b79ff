import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import type { Arena, ArenaOptions, Session } from './arena.ts';
import { findPidsGroup } from './cgroup.ts';
import { endOnSignal } from './cleanup.ts';
import { nextContainerName, pidOf, removeContainer, startContainer } from './docker-container.ts';
import { DockerSession } from './docker-session.ts';
import { makeFifos } from './fifo.ts';
import { buildImage } from './image.ts';

const HOW = 'on Debian, test/setup.sh of the repository installs and starts what is needed';
const PROGRAMS = {
  gcc: 'to compile the runaway programs',
  busybox: 'for the image',
  tar: 'for the image',
  mkfifo: 'for the last shell',
} as const;

export const dockerArena: Arena = { name: 'docker', lacks, open };

async function lacks(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'the docker arena needs Linux; run it in a Linux virtual machine';
  const engine = await execa('docker', ['info', '--format', '{{.OSType}}'], { reject: false, timeout: 30_000 });
  if (engine.code === 'ENOENT') return `docker is not installed; ${HOW}`;
  if (engine.exitCode !== 0) return `docker does not answer (${engine.stderr.trim().split('\n', 1).join('')}); ${HOW}`;
  for (const [program, purpose] of Object.entries(PROGRAMS)) {
    const found = await execa('which', [program], { reject: false });
    if (found.exitCode !== 0) return `${program} is missing, needed ${purpose}; ${HOW}`;
  }
  return undefined;
}

async function open(options: ArenaOptions): Promise<Session> {
  const image = await buildImage();
  const folder = await mkdtemp(path.join(tmpdir(), 'lastshell-arena-'));
  const container = nextContainerName();
  let starting = Promise.resolve();
  const dispose = async (): Promise<void> => {
    await starting.catch(() => undefined);
    await removeContainer(container);
    await rm(folder, { recursive: true, force: true });
    forget();
  };
  const forget = endOnSignal(dispose);
  try {
    await prepare(folder);
    starting = startContainer(container, image, folder, options);
    await starting;
    const initPid = await pidOf(container);
    return await DockerSession.begin({ folder, initPid, group: await findPidsGroup(initPid), dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function prepare(folder: string): Promise<void> {
  await makeFifos(['in', 'bomb', 'colleague'].map((name) => path.join(folder, name)));
  await writeFile(path.join(folder, 'out'), '');
}
