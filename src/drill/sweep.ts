import { sweepDrafts } from './compile.ts';
import { ownerOf, removeContainer } from './docker-container.ts';
import { docker, type Engine, podman, tryEngine } from './engine.ts';
import { sweepFolders } from './folder.ts';
import { makerOf } from './owned-image.ts';
import { isOrphaned } from './owner.ts';

/** Ends what drills have left that were killed themselves, and says what it was. Drills that still run are let be. */
export async function sweep(): Promise<string[]> {
  const swept = [];
  for (const engine of [docker, podman]) swept.push(...(await sweepEngine(engine)));
  const folders = [...(await sweepFolders()), ...(await sweepDrafts())];
  return [...swept, ...folders.map((folder) => `folder ${folder}`)];
}

/** By the label that each is given, and then by its name. */
const ours = ['--filter', 'label=lastshell.drill'];

async function sweepEngine(engine: Engine): Promise<string[]> {
  const containers = await listOrphans(engine, ['ps', '--all', ...ours, '--format', '{{.Names}}'], ownerOf);
  for (const name of containers) await removeContainer(engine, name);
  const images = await listOrphans(engine, ['image', 'ls', ...ours, '--format', '{{.Repository}}:{{.Tag}}'], makerOf);
  for (const image of images) await tryEngine(engine, ['rmi', '--force', image]);
  return [
    ...containers.map((name) => `${engine.name} container ${name}`),
    ...images.map((name) => `${engine.name} image ${name}`),
  ];
}

/** None where the engine is not there or does not answer. */
async function listOrphans(engine: Engine, list: readonly string[], whose: (name: string) => string) {
  const { exitCode, stdout } = await tryEngine(engine, list);
  return exitCode === 0 ? stdout.split('\n').filter((name) => isOrphaned(whose(name))) : [];
}
