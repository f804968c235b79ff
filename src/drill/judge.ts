import { setTimeout as sleep } from 'node:timers/promises';
import type { Look, Member, Session } from './arena.ts';
import { shellForks, TextEnd, textHasEnded } from './last-shell.ts';
import { waitFor } from './wait.ts';

/** What a drill found, judged from outside. `harm` and `reasons` are sentences for a person. */
export interface Verdict {
  readonly recovered: boolean;
  /** Milliseconds from the first byte of the script until no rogue was left; undefined when that did not happen. */
  readonly took: number | undefined;
  /** Forks that the last shell attempted because of the script; must be 0. Undefined where nobody counts. */
  readonly forks: number | undefined;
  /** Innocents that are dead, replaced or stopped. */
  readonly harm: readonly string[];
  /** Why it is not recovered; empty when it is. */
  readonly reasons: readonly string[];
}

/** A stop takes a moment to show, and a rogue a moment to come back. */
const SETTLE = 500;
/** A chain of short-lived processes can hide from one look, so its absence must last. */
const ABSENCE = 200;

/** Feeds the script to a session whose bomb is running, and judges within the limit of time. */
export async function judge(session: Session, text: string, limit: number): Promise<Verdict> {
  const before = await session.look();
  if (rogues(before).length === 0) throw new Error('the bomb is not running');
  const forksBefore = (await session.forkAttempts?.()) ?? 0;
  const start = Date.now();
  await session.feed(text.endsWith('\n') ? text : `${text}\n`);
  const took = await timeToAbsence(session, start, limit);
  // The probe below is a fork too, so what the script did is read before it, when the script is through.
  const mayAnswer = took !== undefined && hasShell(await session.look());
  if (mayAnswer) await textHasEnded(session);
  const forksAfter = await session.forkAttempts?.();
  const forks = forksAfter === undefined ? undefined : forksAfter - forksBefore;
  const canFork = mayAnswer && (await shellForks(session));
  await sleep(SETTLE);
  return decide(before, await session.look(), { took, forks, canFork });
}

interface Found extends Pick<Verdict, 'took' | 'forks'> {
  readonly canFork: boolean;
}

function decide(before: Look, after: Look, { took, forks, canFork }: Found): Verdict {
  const harm = harmDone(before, after, 'bystander');
  const reasons = [...rogueLeft(after), ...harm, ...harmDone(before, after, 'shell'), ...limitsMoved(before, after)];
  if (took === undefined && reasons.length === 0) reasons.push('the rogue was gone only after the time was up');
  if (took !== undefined && !canFork) reasons.push('the shell cannot fork or does not answer');
  if (forks) reasons.push(`the script tried to start ${forks === 1 ? 'a process' : `${forks} processes`}`);
  return { recovered: reasons.length === 0, took, forks, harm, reasons };
}

/** Gives up early when the script has ended and the rogue is still there, or the shell is dead. */
async function timeToAbsence(session: Session, start: number, limit: number): Promise<number | undefined> {
  const end = new TextEnd(session);
  let gone: number | undefined;
  const outcome = await waitFor(async () => {
    const look = await session.look();
    const isPresent = rogues(look).length > 0;
    gone = isPresent ? undefined : (gone ?? Date.now() - start);
    if (gone !== undefined && Date.now() - start - gone >= ABSENCE) return gone;
    const isHopeless = isPresent && (!hasShell(look) || (await end.isReached()));
    return isHopeless ? 'hopeless' : undefined;
  }, limit);
  return typeof outcome === 'number' ? outcome : undefined;
}

function rogues(look: Look): readonly Member[] {
  return look.members.filter(({ role }) => role === 'rogue');
}

function hasShell(look: Look): boolean {
  return look.members.some(({ role, state }) => role === 'shell' && !'ZX'.includes(state));
}

function rogueLeft(look: Look): string[] {
  const left = rogues(look);
  if (left.length === 0) return [];
  const states = new Map<string, number>();
  for (const { state } of left) states.set(state, (states.get(state) ?? 0) + 1);
  const shown = [...states].sort().map(([state, count]) => `${count} in state ${state}`);
  return [`rogue processes left: ${shown.join(', ')}`];
}

/** A limit that was lowered or raised on the way must be back where it was. */
function limitsMoved({ limits: before = {} }: Look, { limits: after = {} }: Look): string[] {
  return Object.keys(before)
    .filter((name) => before[name] !== after[name])
    .map((name) => `the limit ${name} was ${before[name] ?? '?'} and is ${after[name] ?? '?'}`);
}

function harmDone(before: Look, after: Look, role: Member['role']): string[] {
  const now = new Map(after.members.map((member) => [member.pid, member]));
  return before.members
    .filter((member) => member.role === role)
    .flatMap((member) => harmTo(member, now.get(member.pid)) ?? []);
}

function harmTo(member: Member, now: Member | undefined): string | undefined {
  const who = `${member.role} ${JSON.stringify(member.comm)} (${member.pid})`;
  if (now?.born !== member.born || 'ZX'.includes(now.state)) return `${who} is dead`;
  return 'Tt'.includes(now.state) ? `${who} is stopped` : undefined;
}
