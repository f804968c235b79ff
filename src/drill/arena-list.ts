import type { Arena } from './arena.ts';
import { containerArena } from './docker.ts';
import { vmArena } from './vm.ts';

/** A line for each arena: that it works here, or what it lacks and how to get that. */
export async function listArenas(kernel: string): Promise<string> {
  const arenas: readonly Arena[] = [containerArena('docker'), containerArena('podman'), vmArena({ kernel })];
  const lines = await Promise.all(
    arenas.map(async (arena) => {
      const lack = await arena.lacks();
      return `${arena.name.padEnd(8)}${lack === undefined ? 'works here' : `lacks: ${lack}`}\n`;
    }),
  );
  return lines.join('');
}
