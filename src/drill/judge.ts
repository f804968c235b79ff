import { setTimeout as sleep } from 'node:timers/promises';
import type { Look, Member, Session } from './arena.ts';
import { Dialogue, type Line, type Turn } from './dialogue.ts';
import { shellForks, TextEnd } from './last-shell.ts';
import { waitFor } from './wait.ts';

/** What a drill found, judged from outside. `harm` and `reasons` are sentences for a person. */
export interface Verdict {
  readonly recovered: boolean;
  /** Milliseconds from the first byte of the script until no rogue was left; undefined when that did not happen. */
  readonly took: number | undefined;
  /** Forks that the last shell attempted because of the script; must be 0. Undefined where nobody counts. */
  readonly forks: number | undefined;
  /** Innocents that are dead, replaced, stopped, or continued though they were stopped before. */
  readonly harm: readonly string[];
  /** Why it is not recovered; empty when it is. */
  readonly reasons: readonly string[];
  /** What a person had to type after the paste. */
  readonly lines: readonly Line[];
}

/** A rogue takes a moment to come back, and a stop a moment to show. */
const SETTLE = 500;
const LAST_MOMENT = 100;
/** A chain of short-lived processes can hide from one look, so its absence must last. */
const ABSENCE = 200;
/** What was killed may take that long to be reaped after the script has ended. */
const GRACE = 3000;
/** How long a script may go on after the last rogue: it looks again, says what it saw, and is through. */
const WORDS_LIMIT = 40_000;

/** Feeds the script to a session whose bomb is running, goes on as a person would, and judges within the limit of time. */
export async function judge(
  session: Session,
  text: string,
  limit: number,
  turns: readonly Turn[] = [],
): Promise<Verdict> {
  const before = await session.look();
  if (rogues(before).length === 0) throw new Error('the bomb is not running');
  const forksBefore = (await session.forkAttempts?.()) ?? 0;
  const screen = await session.output();
  const end = new TextEnd(session, screen, new Dialogue(session, turns, screen));
  const start = Date.now();
  await session.feed(text.endsWith('\n') ? text : `${text}\n`);
  const took = await timeToAbsence(session, end, start, limit);
  // The probe below is a fork too, so what the script did is read before it, when the script is through.
  const mayAnswer = took !== undefined && (await isThrough(session, end));
  const forksAfter = await session.forkAttempts?.();
  const forks = forksAfter === undefined ? undefined : forksAfter - forksBefore;
  const canFork = mayAnswer && (await shellForks(session));
  await sleep(took === undefined ? SETTLE : Math.max(LAST_MOMENT, start + took + SETTLE - Date.now()));
  return decide(before, await session.look(), { took, forks, canFork, dialogue: end.dialogue });
}

/** Waits for the script to be through; false when the shell is dead. */
async function isThrough(session: Session, end: TextEnd): Promise<boolean> {
  const outcome = await waitFor(async () => {
    const look = await session.look();
    if (!hasShell(look)) return false;
    return (await end.isReached(look)) || undefined;
  }, WORDS_LIMIT);
  return outcome !== false;
}

interface Found extends Pick<Verdict, 'took' | 'forks'> {
  readonly canFork: boolean;
  readonly dialogue: Dialogue;
}

function decide(before: Look, after: Look, { took, forks, canFork, dialogue }: Found): Verdict {
  const harm = harmDone(before, after, 'bystander');
  const reasons = [...rogueLeft(after), ...harm, ...harmDone(before, after, 'shell'), ...limitsMoved(before, after)];
  if (took === undefined && reasons.length === 0) reasons.push('the rogue was gone only after the time was up');
  if (took !== undefined && !canFork) reasons.push('the shell cannot fork or does not answer');
  if (forks) reasons.push(`the script tried to start ${forks === 1 ? 'a process' : `${forks} processes`}`);
  if (dialogue.missing) reasons.push(`the last shell never showed ${String(dialogue.missing)}`);
  return { recovered: reasons.length === 0, took, forks, harm, reasons, lines: dialogue.lines };
}

/** Gives up early when the script has ended and the rogue is still there, or the shell is dead. */
async function timeToAbsence(
  session: Session,
  end: TextEnd,
  start: number,
  limit: number,
): Promise<number | undefined> {
  let gone: number | undefined;
  const outcome = await waitFor(async () => {
    const look = await session.look();
    const isPresent = rogues(look).length > 0;
    // Who is not seen before the last answer is hidden, and not ended.
    gone = isPresent || end.dialogue.missing ? undefined : (gone ?? Date.now() - start);
    if (gone !== undefined && Date.now() - start - gone >= ABSENCE) return gone;
    const hasEnded = (await end.isReached(look)) && end.age >= GRACE;
    return gone === undefined && (hasEnded || !hasShell(look)) ? 'hopeless' : undefined;
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
  const [was, is] = [isStopped(member), isStopped(now)];
  if (was === is) return undefined;
  return is ? `${who} is stopped` : `${who} was stopped before and runs now`;
}

function isStopped({ state }: Member): boolean {
  return 'Tt'.includes(state);
}
