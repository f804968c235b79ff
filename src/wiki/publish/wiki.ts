import { RemoteError } from '../../errors.ts';
import type { WikiKind } from '../../plan/site-names.ts';

/** Somebody else changed the page between our reading and our writing: read again. */
export class ConflictError extends RemoteError {
  override readonly name = 'ConflictError';
}

/** The server is busy or away; worth another try after a while. */
export class BusyError extends RemoteError {
  override readonly name = 'BusyError';
  /** Seconds that the server asks us to wait. */
  readonly after: number | undefined;

  constructor(message: string, after?: number) {
    super(message);
    this.after = after;
  }
}

export interface Stored {
  readonly text: string;
  /** Whatever the wiki needs to notice that the page has changed since. */
  readonly version: string;
}

/** A wiki, logged in. */
export interface Wiki {
  read(title: string): Promise<Stored | undefined>;
  /** Creates the page when `base` is undefined, else replaces exactly that version. */
  write(title: string, text: string, base: Stored | undefined): Promise<void>;
  /** The page as a reader's browser gets it. */
  rendered(title: string): Promise<string>;
  /** Sends what was only collected; a wiki that writes at once has none. */
  finish?(): Promise<void>;
  close?(): Promise<void>;
}

export interface Account {
  readonly user: string;
  readonly password: string;
}

export interface Target {
  readonly kind: WikiKind;
  readonly url: string;
  readonly account: Account;
}
