import { UsageError } from '../errors.ts';
import { beginUnlessEnding, endOnSignal } from './cleanup.ts';
import { dockerLabel, nextContainerName, removeContainer } from './docker-container.ts';
import { type Engine, tryEngine } from './engine.ts';
import { type FoundShell, isFile, parseShells, shellFiles, versionOf } from './shells.ts';

/** What an image has, asked in a container of it. */
export class ImageFacts {
  readonly image: string;
  readonly zoo: string;
  readonly #engine: Engine;
  readonly #shells: readonly FoundShell[];

  private constructor(engine: Engine, image: string, zoo: string, shells: readonly FoundShell[]) {
    this.#engine = engine;
    this.image = image;
    this.zoo = zoo;
    this.#shells = shells;
  }

  static async read(engine: Engine, image: string, zoo: string): Promise<ImageFacts> {
    const found = await runIn(engine, image, zoo, ['/zoo/which', ...shellFiles]);
    const shells = parseShells(found.stdout);
    if (shells.length > 0) return new ImageFacts(engine, image, zoo, shells);
    const why = found.stderr.trim().split('\n', 1).join('') || 'no shell in it';
    throw new UsageError(`--image: ${JSON.stringify(image)} cannot be drilled (${why}); give an image with a shell`);
  }

  has(file: string): boolean {
    return this.#shells.some((shell) => shell.file === file);
  }

  /** A bash given by its file is the bash of the image. */
  shellOf(shell: string): FoundShell {
    const kind = isFile(shell) ? 'bash' : shell;
    const found = this.#shells.find(({ kind: own }) => kind === 'auto' || own === kind);
    if (found) return found;
    const kinds = [...new Set(this.#shells.map(({ kind: own }) => own))].join(', ');
    throw new UsageError(`--shell: the image has no ${kind}; give one of ${kinds}`);
  }

  /** As the shell says it; dash says nothing. */
  versionOf({ kind, file }: FoundShell): Promise<string> {
    return versionOf(kind, async (words) => (await runIn(this.#engine, this.image, this.zoo, [file, ...words])).stdout);
  }
}

/** Runs a program of the image in a container that is gone afterwards, also when the tool is ended meanwhile. */
async function runIn(engine: Engine, image: string, zoo: string, [program = '', ...words]: readonly string[]) {
  await beginUnlessEnding();
  const name = nextContainerName();
  const labels = ['--label', dockerLabel, '--name', name];
  const limits = [...'--network none --pids-limit 20 --memory 200m --log-driver none'.split(' '), ...engine.limits];
  const entry = ['--user', '0:0', '--volume', `${zoo}:/zoo:ro`, '--entrypoint', program, image, ...words];
  const running = tryEngine(engine, ['run', '--rm', ...labels, ...limits, ...entry]);
  const forget = endOnSignal(async () => {
    await running;
    await removeContainer(engine, name);
    forget();
  });
  return running.finally(forget);
}
