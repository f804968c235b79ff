import type { Session } from './arena.ts';
import { waitFor } from './wait.ts';

const QUIET = 400;
const FORK_LIMIT = 20_000;
const PROBE = "/zoo/which && printf 'FORK-%s\\n' OK\n";

/** Silence after which the shell is asked whether the script has ended; a builtin that prints, so no fork. */
const LONG_SILENCE = 5000;
const GRACE = 3000;
const MARK = "printf 'TEXT-%s\\n' ENDED\n";

/** Asked only when the script is silent, and asked again: a script that waits on its input may swallow a line. */
export async function shellForks(session: Session): Promise<boolean> {
  const end = Date.now() + FORK_LIMIT;
  while (Date.now() < end) {
    await waitForSilence(session);
    await session.feed(PROBE);
    const answer = await waitFor(async () => (await hasPrinted(session, 'FORK-OK')) || undefined, 5000);
    if (answer) return true;
  }
  return false;
}

async function hasPrinted(session: Session, word: string): Promise<boolean> {
  return (await session.output()).includes(word);
}

/** Resolves when the shell has printed nothing for a moment. */
async function waitForSilence(session: Session): Promise<void> {
  const silence = new Silence(session);
  await waitFor(async () => ((await silence.length()) >= QUIET ? true : undefined), FORK_LIMIT);
}

/** Asks the shell whether it is through with the script, by a builtin; false when it does not answer in time. */
export async function textHasEnded(session: Session): Promise<boolean> {
  await waitForSilence(session);
  await session.feed(MARK);
  return (await waitFor(async () => (await hasPrinted(session, 'TEXT-ENDED')) || undefined, FORK_LIMIT)) ?? false;
}

/** How long the shell has printed nothing. */
class Silence {
  private readonly session: Session;
  private size = -1;
  private since = Date.now();

  constructor(session: Session) {
    this.session = session;
  }

  async length(): Promise<number> {
    const { length } = await this.session.output();
    if (length !== this.size) this.since = Date.now();
    this.size = length;
    return Date.now() - this.since;
  }
}

/** Finds out whether the shell is through with the script, disturbing it only after a long silence. */
export class TextEnd {
  private readonly session: Session;
  private readonly silence: Silence;
  private isAsked = false;
  private reachedAt: number | undefined;

  constructor(session: Session) {
    this.session = session;
    this.silence = new Silence(session);
  }

  /** True some seconds after the shell has answered, because what was killed may take that long to be reaped. */
  async isReached(): Promise<boolean> {
    if (!this.isAsked && (await this.silence.length()) >= LONG_SILENCE) {
      this.isAsked = true;
      await this.session.feed(MARK);
    }
    if (this.isAsked && (await hasPrinted(this.session, 'TEXT-ENDED'))) this.reachedAt ??= Date.now();
    return this.reachedAt !== undefined && Date.now() - this.reachedAt >= GRACE;
  }
}
