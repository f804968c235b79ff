import { randomBytes } from 'node:crypto';
import { start } from '../util/start.ts';
import { owner } from './owner.ts';
import { dockerLabel } from './docker-container.ts';
import { type Engine, runEngine, tryEngine } from './engine.ts';
import { makeFolder } from './folder.ts';
import { endOnSignal } from './cleanup.ts';
import { layOut } from './image.ts';

/** An image that this run has made for itself and takes away again. */
export interface OwnedImage {
  readonly tag: string;
  remove(): Promise<void>;
}

/** Not shared with other runs, so that it can be removed without asking them; `bash` is the file of another bash. */
export async function makeImage(engine: Engine, bash?: string): Promise<OwnedImage> {
  const tag = `localhost/lastshell-drill:${owner}-${randomBytes(4).toString('hex')}`;
  let importing: Promise<unknown> = Promise.resolve();
  const remove = async (): Promise<void> => {
    await importing.catch(() => undefined);
    await tryEngine(engine, ['rmi', '--force', tag]);
    forget();
  };
  const forget = endOnSignal(remove);
  importing = importImage(engine, tag, bash);
  await importing.catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return { tag, remove };
}

/** Whose an image is, from its tag; empty for one that is not of a drill. */
export function makerOf(tag: string): string {
  return /^localhost\/lastshell-drill:(.+)-[0-9a-f]+$/.exec(tag)?.[1] ?? '';
}

async function importImage(engine: Engine, tag: string, bash?: string): Promise<void> {
  const folder = makeFolder('image');
  try {
    await layOut(folder.path, bash);
    const words = ['import', '--change', `LABEL ${dockerLabel}`, '-', tag];
    const taking = start(engine.name, words, { detached: true, stdin: 'pipe' });
    const packing = start('tar', ['-C', folder.path, '--owner=0', '--group=0', '-c', '.'], { detached: true });
    await packing.pipe(taking);
  } finally {
    await folder.remove();
  }
}

/** A team's image, fetched by the engine if it is not here; never removed. */
export async function findImage(engine: Engine, image: string): Promise<string> {
  const found = await tryEngine(engine, ['image', 'inspect', image]);
  if (found.exitCode !== 0) await runEngine(engine, ['pull', '--quiet', image]);
  return image;
}
