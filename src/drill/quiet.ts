import type { Arena, Session } from './arena.ts';
import { waitFor } from './wait.ts';
import { filler } from './zoo.ts';

/** Forks attempted while a script ran where none could succeed at first. */
export interface ForkCount {
  /** PIDs given out in the container's namespace: the kernel takes one for each attempt, refused or not. */
  readonly attempts: number;
  /** `max` of pids.events: attempts that the limit refused. */
  readonly refused: number;
  /** Whether the shell lived through the script; if not, `attempts` is what was refused. */
  readonly survived: boolean;
  readonly output: string;
}

const LIMIT = 60_000;
/** The last field of /proc/loadavg is the last PID given out in the reader's namespace; echo is a builtin everywhere. */
const askLastPid = (tag: string): string =>
  `read -r _l_x _l_x _l_x _l_x _l_pid </proc/loadavg; echo ${tag}-''"$_l_pid"; unset _l_x _l_pid\n`;

/**
 * Runs a script in a container without a bomb, full of sleepers named `filler` to the very limit.
 * The sleepers may be what the script is told to kill: attempts are counted with and without free slots.
 */
export async function countForkAttempts(text: string, pids: number, arena: Arena, shell = 'bash'): Promise<ForkCount> {
  const session = await arena.open({ pids, shell });
  try {
    await session.detonate(filler);
    const before = await lastPid(session, 'BEFORE');
    if (before === undefined) throw new Error('the shell does not answer before the script');
    const refusedBefore = await refusals(session);
    await session.feed(`${text}\n`);
    const after = await lastPid(session, 'AFTER');
    const refused = (await refusals(session)) - refusedBefore;
    const attempts = after === undefined ? refused : after - before;
    return { attempts, refused, survived: after !== undefined, output: await session.output() };
  } finally {
    await session.close();
  }
}

async function refusals(session: Session): Promise<number> {
  return (await session.look()).refused ?? 0;
}

/** Undefined when the shell has died, as a bash without a terminal does when a fork fails. */
async function lastPid(session: Session, tag: string): Promise<number | undefined> {
  await session.feed(askLastPid(tag));
  const pattern = new RegExp(`^${tag}-(\\d+)$`, 'm');
  const found = await waitFor(
    async () => pattern.exec(await session.output())?.[1] ?? ((await isDead(session)) ? 'dead' : undefined),
    LIMIT,
  );
  return found === undefined || found === 'dead' ? undefined : Number(found);
}

async function isDead(session: Session): Promise<boolean> {
  return !(await session.look()).members.some(({ role }) => role === 'shell');
}
