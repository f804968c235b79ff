import { chmod, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import { hasProgram } from '../util/find-program.ts';
import type { Arena, ArenaFacts, ArenaOptions, Bomb, Session } from './arena.ts';
import { findPidsGroup } from './cgroup.ts';
import { endOnSignal } from './cleanup.ts';
import { compileZoo } from './compile.ts';
import {
  type Ingredients,
  arenaFiles,
  arenaPipes,
  nextContainerName,
  pidOf,
  removeContainer,
  startContainer,
} from './docker-container.ts';
import { DockerSession } from './docker-session.ts';
import { docker, type Engine, podman } from './engine.ts';
import { makeFifos } from './fifo.ts';
import { makeFolder } from './folder.ts';
import { ImageFacts } from './image-facts.ts';
import { findImage, makeImage, type OwnedImage } from './owned-image.ts';
import { isFile } from './shells.ts';

const HOW = 'on Debian, test/setup.sh of the repository installs and starts what is needed';
const PROGRAMS = {
  gcc: 'to compile the runaway programs',
  tar: 'for the image',
  mkfifo: 'for the last shell',
} as const;

/** A container with a limit on its tasks, and the last shell inside. */
class ContainerArena implements Arena {
  readonly name: Engine['name'];
  readonly #engine: Engine;
  readonly #wanted: string | undefined;
  readonly #images: OwnedImage[] = [];
  /** By the file of the bash in the image; empty for that of this machine. */
  readonly #facts = new Map<string, Promise<ImageFacts>>();

  constructor(engine: Engine, image?: string) {
    this.name = engine.name;
    this.#engine = engine;
    this.#wanted = image;
  }

  async lacks(): Promise<string | undefined> {
    const lack = await this.#engine.lacks();
    if (lack !== undefined) return lack;
    const needed = this.#wanted === undefined ? { ...PROGRAMS, busybox: 'for the image' } : PROGRAMS;
    for (const [program, purpose] of Object.entries(needed)) {
      if (!hasProgram(program)) return `${program} is missing, needed ${purpose}; ${HOW}`;
    }
    return undefined;
  }

  async describe(shell: string): Promise<ArenaFacts> {
    const facts = await this.#prepare(shell);
    const found = facts.shellOf(shell);
    const engine = await this.#engine.version();
    return { engine, kernel: `Linux ${release()}`, shell: await facts.versionOf(found), kind: found.kind };
  }

  async refuses({ needs }: Bomb): Promise<string | undefined> {
    const isThere = needs === undefined || (await this.#prepare('auto')).has(needs);
    return isThere ? undefined : `it needs ${needs}, which the image has not`;
  }

  async open(options: ArenaOptions): Promise<Session> {
    const facts = await this.#prepare(options.shell);
    const shell = facts.shellOf(options.shell).command;
    return openSession(this.#engine, { image: facts.image, zoo: facts.zoo, shell }, options);
  }

  async dispose(): Promise<void> {
    this.#facts.clear();
    for (const image of this.#images.splice(0)) await image.remove();
  }

  #prepare(shell: string): Promise<ImageFacts> {
    const bash = isFile(shell) ? shell : '';
    const known = this.#facts.get(bash);
    const facts = known ?? this.#findFacts(bash);
    if (!known) this.#facts.set(bash, facts);
    return facts;
  }

  async #findFacts(bash: string): Promise<ImageFacts> {
    const zoo = await compileZoo();
    return ImageFacts.read(this.#engine, await this.#imageWith(bash), zoo);
  }

  async #imageWith(bash: string): Promise<string> {
    if (this.#wanted !== undefined) return findImage(this.#engine, this.#wanted);
    const image = await makeImage(this.#engine, bash === '' ? undefined : bash);
    this.#images.push(image);
    return image.tag;
  }
}

export const dockerArena: Arena = new ContainerArena(docker);

/** The arena of an engine, with the default image or a team's own. */
export function containerArena(engine: Engine['name'], image?: string): Arena {
  if (image !== undefined && !/^[\w][\w./:@-]*$/.test(image))
    throw new UsageError(
      `--image: ${JSON.stringify(image)} is not the name of an image; give one as the engine lists it`,
    );
  if (engine === 'docker' && image === undefined) return dockerArena;
  return new ContainerArena(engine === 'docker' ? docker : podman, image);
}

async function openSession(
  engine: Engine,
  parts: Omit<Ingredients, 'folder'>,
  options: ArenaOptions,
): Promise<Session> {
  const folder = makeFolder('arena');
  const container = nextContainerName();
  let starting = Promise.resolve();
  const dispose = async (): Promise<void> => {
    await starting.catch(() => undefined);
    await removeContainer(engine, container);
    await folder.remove();
    forget();
  };
  const forget = endOnSignal(dispose);
  try {
    // One promise, so that whoever disposes waits for the container that is about to be made.
    starting = prepare(folder.path).then(() =>
      startContainer(engine, container, { ...parts, folder: folder.path }, options),
    );
    await starting;
    const initPid = await pidOf(engine, container);
    const group = await findPidsGroup(initPid);
    return await DockerSession.begin({ folder: folder.path, initPid, group, shell: parts.shell, dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function prepare(folder: string): Promise<void> {
  await makeFifos(arenaPipes.map((name) => path.join(folder, name)));
  for (const name of arenaFiles) await writeFile(path.join(folder, name), '');
  // Anybody who types at the last shell, whatever the umask of this process.
  for (const name of arenaFiles) await chmod(path.join(folder, name), 0o666);
}
