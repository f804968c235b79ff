import type { Look, Session } from './arena.ts';
import type { Dialogue } from './dialogue.ts';
import { showsPrompt } from './prompt.ts';
import { waitFor } from './wait.ts';

/** Quotes in a word of a question, so that the line as it is typed is not the answer. All shells here have echo inside. */
const MARK = "echo TEXT-''ENDED\n";
const PROBE = "/zoo/which && echo FORK-''OK\n";

const FORK_LIMIT = 20_000;
const ANSWER_LIMIT = 5000;
/** A shell that sleeps so long behind its prompt waits for a key: one that works would be seen running. */
const REST = 200;
/** After a mark has been answered two looks are enough. */
const SHORT_REST = 50;
/** A shell without a prompt that sleeps so long waits for something else, such as the rest of a quoted word. */
const LONG_SILENCE = 5000;

/** Sees, without typing anything, that the shell waits for a key. */
class Rest {
  readonly #session: Session;
  readonly #enough: number;
  /** The screen at the start: it ends with the prompt, and while it is the same nothing of the script has come in. */
  readonly #before: string;
  #size = -1;
  #since = 0;

  constructor(session: Session, enough: number, before = '') {
    this.#session = session;
    this.#enough = enough;
    this.#before = before;
  }

  /** To be asked again and again. */
  async isReached(look: Look): Promise<boolean> {
    const screen = await this.#session.output();
    const isStill = screen.length === this.#size && screen !== this.#before && shellState(look) === 'S';
    if (!isStill) this.#since = Date.now();
    this.#size = screen.length;
    return Date.now() - this.#since >= (showsPrompt(screen, this.#before) ? this.#enough : LONG_SILENCE);
  }
}

function shellState({ members }: Look): string | undefined {
  return members.find(({ role }) => role === 'shell')?.state;
}

/** Finds out whether the shell is through with the script. Asked only while the shell rests, so nothing is disturbed. */
export class TextEnd {
  readonly dialogue: Dialogue;
  readonly #session: Session;
  readonly #rest: Rest;
  #isAsked = false;
  #reachedAt: number | undefined;

  /** `screen` is what the shell showed before the script. */
  constructor(session: Session, screen: string, dialogue: Dialogue) {
    this.#session = session;
    this.dialogue = dialogue;
    this.#rest = new Rest(session, REST, screen);
  }

  /** To be asked again and again, with a new look each time. */
  async isReached(look: Look): Promise<boolean> {
    if (await this.dialogue.goesOn()) return false;
    if (!this.#isAsked && (await this.#rest.isReached(look))) {
      this.#isAsked = true;
      await this.#session.feed(MARK);
    }
    if (this.#isAsked && (await hasPrinted(this.#session, 'TEXT-ENDED'))) this.#reachedAt ??= Date.now();
    return this.#reachedAt !== undefined;
  }

  /** Milliseconds since it was reached. */
  get age(): number {
    return Date.now() - (this.#reachedAt ?? Date.now());
  }
}

/** A real fork. Asked only when the shell rests, and asked again: a script that waits on its input may swallow a line. */
export async function shellForks(session: Session): Promise<boolean> {
  const end = Date.now() + FORK_LIMIT;
  while (Date.now() < end) {
    const rest = new Rest(session, SHORT_REST);
    await waitFor(async () => (await rest.isReached(await session.look())) || undefined, end - Date.now());
    await session.feed(PROBE);
    const answer = await waitFor(async () => (await hasPrinted(session, 'FORK-OK')) || undefined, ANSWER_LIMIT);
    if (answer) return true;
  }
  return false;
}

async function hasPrinted(session: Session, word: string): Promise<boolean> {
  return (await session.output()).includes(word);
}
