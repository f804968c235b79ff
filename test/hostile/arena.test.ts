import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { containerArena } from '../../src/drill/docker.ts';
import { owner } from '../../src/drill/owner.ts';
import { ownBomb } from '../../src/drill/zoo.ts';
import { testWith } from '../support/need.ts';
import { scratch } from './support.ts';

const folder = scratch();

/** The folder of the arena that is open. */
function arenaFolder(): string {
  const [name] = readdirSync(tmpdir()).filter((found) => found.startsWith(`lastshell-arena-${owner}-`));
  return join(tmpdir(), name ?? '');
}

for (const engine of ['docker', 'podman'] as const) {
  const arena = containerArena(engine);
  testWith(await arena.lacks())(
    `${engine}: what a culprit puts in the place of the files that we open leads nowhere on this machine`,
    async () => {
      const victims = join(folder, engine);
      mkdirSync(victims);
      const files = ['in', 'bomb', 'out', 'forks'];
      for (const name of files) writeFileSync(join(victims, name), 'mine\n');
      const links = files.map((name) => `rm -f /arena/${name}; ln -sf ${victims}/${name} /arena/${name}`).join('; ');
      const session = await arena.open({ pids: 100, shell: 'bash' });
      try {
        const more = `mkdir /arena/new; ${links}; echo x >/arena/own; while :; do /zoo/bystander x 0 & done`;
        await session.detonate(
          ownBomb([
            '/bin/busybox',
            'sh',
            '-c',
            `export PATH=/bin; alias rm='busybox rm'; ${more.replaceAll(/\b(rm|ln|mkdir) /g, '/bin/busybox $1 ')}`,
          ]),
        );
        await sleep(500);
        await session.feed('echo KEYS\n').catch(() => undefined);
        await sleep(500);
        const seen = [await session.output().catch(() => ''), String(await session.forkAttempts?.())];
        expect(seen.join()).not.toContain('mine');
        for (const name of files) expect([name, readFileSync(join(victims, name), 'utf8')]).toEqual([name, 'mine\n']);
        const here = arenaFolder();
        expect(readdirSync(here).sort()).toEqual(['bomb', 'colleague', 'forks', 'in', 'out']);
        for (const name of files) expect(lstatSync(join(here, name)).isSymbolicLink()).toBe(false);
      } finally {
        await session.close();
      }
    },
    180_000,
  );
}
