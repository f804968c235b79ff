import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { keysFor, type Paste } from './paste.ts';
import { waitFor } from './wait.ts';

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
    await this.#send(keysFor(text, this.#text, this.#style));
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
