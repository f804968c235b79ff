import { afterAll, expect } from '@jest/globals';
import type { Session } from '../../src/drill/arena.ts';
import { dockerArena } from '../../src/drill/docker.ts';
import { waitFor } from '../../src/drill/wait.ts';
import { filler } from '../../src/drill/zoo.ts';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';

const LIMIT = 120_000;
const drill = testWith(await dockerArena.lacks());

afterAll(async () => dockerArena.dispose?.());

/** What the last shell says to one text. */
async function answer(session: Session, request: Request): Promise<string> {
  const { length } = await session.output();
  await session.feed(`${renderText(buildPlan(request)).text}printf 'END-%s\\n' here\n`);
  const heard = await waitFor(async () => /^[^]*END-here/.exec((await session.output()).slice(length))?.[0], 30_000);
  return heard ?? `silence after ${(await session.output()).slice(length)}`;
}

drill(
  'a container that is full: five looks say so without a fork, and room says what its host can do',
  async () => {
    const session = await dockerArena.open({ pids: 60, shell: 'bash' });
    try {
      await session.detonate(filler);
      const { refused } = await session.look();
      for (let look = 0; look < 5; look++) {
        const said = await answer(session, { script: 'why' });
        expect(said).toMatch(/^Full: pids\.max in \/sys\/fs\/cgroup\S*, 60 of 60\.$/m);
      }
      expect(await answer(session, { script: 'room' })).toMatch(/^Not raised: \d+ of them run, filler\./m);
      const insisted = await answer(session, { script: 'room', force: true });
      expect(insisted).toMatch(/^Not raised\. As root[^]*^or: docker \(or podman\) update --pids-limit \d+ NAME$/m);
      expect(await session.look()).toMatchObject({ limit: 60, refused });
    } finally {
      await session.close();
    }
  },
  LIMIT,
);
