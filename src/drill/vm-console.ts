import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from './wait.ts';

/**
 * How a terminal hands over a paste: `terminal` brackets it when the shell has asked for that and then presses Enter,
 * as xterm and its kin do; `raw` types it, as consoles do that know no paste.
 */
export type Paste = 'terminal' | 'raw';

const ASKED = /\x1b\[\?2004([hl])/g;
const ACCEPT_MS = 120_000;

/** The host's end of the guest's serial console. */
export class Console {
  readonly #line: Duplex;
  readonly #style: Paste;
  #text = '';

  constructor(line: Duplex, style: Paste) {
    this.#line = line;
    this.#style = style;
    line.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text;
    });
  }

  text(): string {
    return this.#text;
  }

  async until(holds: (text: string) => boolean, within: number): Promise<void> {
    if (await waitFor(() => holds(this.#text) || undefined, within)) return;
    throw new Error(`the console stays at ${JSON.stringify(this.#text.slice(-200))}`);
  }

  /** The emulator takes from the line what fits the guest's receiver, so nothing is lost and no pause is needed. */
  async paste(text: string): Promise<void> {
    // A terminal sends its Enter for a line break.
    const keys = text.replaceAll('\n', '\r');
    const bracketed = this.#style === 'terminal' && this.#asksForBrackets();
    await this.#send(bracketed ? bracket(keys) : keys);
  }

  #asksForBrackets(): boolean {
    return [...this.#text.matchAll(ASKED)].at(-1)?.[1] === 'h';
  }

  async #send(keys: string): Promise<void> {
    const sent = new Promise<boolean>((resolve) => {
      this.#line.write(keys, () => {
        resolve(true);
      });
    });
    if (await Promise.race([sent, sleep(ACCEPT_MS, false, { ref: false })])) return;
    throw new Error(`the console took no input for ${ACCEPT_MS / 1000} s`);
  }
}

/** Inside the brackets Enter does not count, so the person presses it afterwards. */
function bracket(keys: string): string {
  const enter = keys.endsWith('\r') ? '\r' : '';
  return `\x1b[200~${keys}\x1b[201~${enter}`;
}
