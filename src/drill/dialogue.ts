import type { Session } from './arena.ts';

/** What a person types when the last shell shows something. */
export interface Turn {
  /** Its first group is what the person reads there. */
  readonly sees: RegExp;
  /** One line; `$1` and its like stand for the groups. */
  readonly types: string;
}

/** What was read on the screen, and typed then. */
export interface Line {
  readonly read: string;
  readonly typed: string;
}

/** The person at the last shell after the paste: each line is typed as soon as the screen shows what it answers. */
export class Dialogue {
  readonly lines: Line[] = [];
  readonly #session: Pick<Session, 'output' | 'feed'>;
  readonly #turns: readonly Turn[];
  #seen: number;

  /** `screen` is what the shell showed before the paste. */
  constructor(session: Pick<Session, 'output' | 'feed'>, turns: readonly Turn[], screen: string) {
    this.#session = session;
    this.#turns = turns;
    this.#seen = screen.length;
  }

  /** What the screen has never shown; undefined when all is said. */
  get missing(): RegExp | undefined {
    return this.#turns[this.lines.length]?.sees;
  }

  /** To be asked again and again. True when something was typed. */
  async goesOn(): Promise<boolean> {
    const turn = this.#turns[this.lines.length];
    if (!turn) return false;
    const screen = await this.#session.output();
    const match = turn.sees.exec(screen.slice(this.#seen));
    if (!match) return false;
    this.#seen = screen.length;
    const typed = match[0].replace(turn.sees, turn.types);
    this.lines.push({ read: match[1] ?? '', typed });
    await this.#session.feed(`${typed}\n`);
    return true;
  }
}
