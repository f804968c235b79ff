import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failUnlessEnding } from '../../../build/drill/cleanup.js';
import { dockerArena } from '../../../build/drill/docker.js';
import { judge } from '../../../build/drill/judge.js';
import { nameOf } from './methods.js';
import { openShell } from './pkill.js';

/** @typedef {import('../../../build/drill/arena.js').Bomb} Bomb */
/** @typedef {import('../../../build/drill/arena.js').Session} Session */
/** @typedef {import('../../../build/drill/judge.js').Verdict} Verdict */
/** @typedef {import('./methods.js').Method} Method */

export const PIDS = 100;
/** A method has this long; the judge gives up earlier when its text has ended and the rogue is still there. */
export const SECONDS = 15;
/** A busy machine may fail to set the arena up: then no method has been tried, and it is set up again. */
const ATTEMPTS = 3;

/**
 * The session as the judge sees it: what it feeds first is the method. When that is not a text, the judge may look on
 * while it is done, but asks the last shell nothing before it has ended.
 *
 * @param {Session} session
 * @param {() => Promise<void>} [act]
 * @returns {Session}
 */
function through(session, act) {
  if (!act) return session;
  let acting;
  return {
    look: () => session.look(),
    output: () => session.output(),
    feed: async (text) => {
      if (acting) return acting.then(() => session.feed(text));
      acting = act();
      acting.catch(() => undefined);
    },
  };
}

/** An arena with the bomb running in it, and for a method that needs it the shell beside it. */
async function setUp(bomb, { isOutside }) {
  for (let attempt = 1; ; attempt += 1) {
    const options = { pids: PIDS, shell: 'bash', ...(bomb.operator && { operator: bomb.operator }) };
    const session = await dockerArena.open(options);
    try {
      const innocent = (await session.look()).members.find(({ role }) => role === 'bystander');
      const pkill = isOutside && (await openShell(innocent.pid, SECONDS * 1000));
      await session.detonate(bomb);
      const look = await session.look();
      if (look.members.some(({ role }) => role === 'rogue')) return { session, look, pkill };
      throw new Error(`${bomb.name} is not running`);
    } catch (error) {
      await session.close();
      if (attempt === ATTEMPTS) throw error;
      process.stderr.write(`bench: the arena is set up again: ${error.message}\n`);
    }
  }
}

let folder;

/** Writes down what the last shell has printed, and why that was not enough. */
async function keep(session, bomb, { reasons }) {
  folder ??= mkdtempSync(path.join(tmpdir(), 'lastshell-transcripts-'));
  const file = path.join(folder, `${bomb.name}-${Date.now()}.txt`);
  writeFileSync(file, `${await session.output()}\n--- verdict ---\n${reasons.join('\n')}\n`);
  return file;
}

/**
 * One bomb, one method, once.
 *
 * @param {Bomb} bomb
 * @param {Method} method
 * @returns {Promise<Verdict & {transcript: string | undefined}>}
 */
export async function rehearse(bomb, method) {
  const { session, look, pkill } = await setUp(bomb, method).catch(failUnlessEnding);
  try {
    const act = pkill && (() => pkill(nameOf(bomb, look)));
    const text = method.text?.(bomb, look) ?? '';
    const verdict = await judge(through(session, act), text, SECONDS * 1000);
    return {
      ...verdict,
      transcript: method.isOurs && !verdict.recovered ? await keep(session, bomb, verdict) : undefined,
    };
  } catch (error) {
    return await failUnlessEnding(error);
  } finally {
    await session.close();
  }
}
