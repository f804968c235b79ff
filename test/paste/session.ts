import type { Traces } from './traces.ts';

/** What became of a shell: it takes the next command, waits for the rest of one, or is no more. */
export type Fate = 'answers' | 'waits' | 'ended';

export interface Answer {
  readonly said: string;
  readonly fate: Fate;
  readonly traces: Traces;
}

/** A shell that may not start anything and reads texts, however they reach it. */
export interface Session {
  /** Gives the shell a text and waits until it answers again; begins with a new one if the last is of no use any more. */
  paste(text: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Milliseconds without a word from a shell that sleeps, after which it has read everything and waits for more. */
export const SILENCE = 1500;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
