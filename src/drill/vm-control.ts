import type { Duplex } from 'node:stream';
import type { Machine } from './vm-machine.ts';

const ANSWER_MS = 60_000;

/** The line to the guest's PID 1: one command, one answer, in order. */
export class Control {
  readonly #line: Duplex;
  readonly #ended: Promise<never>;
  readonly #answers: string[] = [];
  #text = '';
  #wake: () => void = () => undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(machine: Machine) {
    this.#line = machine.control;
    this.#ended = machine.ended.then((words) => {
      throw new Error(`the virtual machine has ended: ${words.trim().slice(-500)}`);
    });
    this.#ended.catch(() => undefined);
    this.#line.setEncoding('latin1').on('data', (text: string) => {
      this.#receive(text);
    });
  }

  /** Resolves when the guest's PID 1 takes commands. */
  async ready(within: number): Promise<void> {
    const greeting = await this.#answer(within, 'the boot');
    // Firmware and kernel may have touched the line before PID 1 did.
    if (!greeting.endsWith('ready')) throw new Error(`the guest greets with ${JSON.stringify(greeting)}`);
  }

  /** Sends one command, words as they are, and returns the answer; an `error …` answer is thrown. */
  async request(...words: readonly (string | number)[]): Promise<string> {
    const turn = this.#last.then(() => this.#exchange(words));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #exchange(words: readonly (string | number)[]): Promise<string> {
    this.#line.write(`${words.join('\t')}\n`);
    const answer = await this.#answer(ANSWER_MS, `"${words.join(' ')}"`);
    if (answer.startsWith('error ')) throw new Error(`the guest refuses "${words.join(' ')}": ${answer.slice(6)}`);
    return answer;
  }

  #receive(text: string): void {
    const lines = (this.#text + text).split('\n');
    this.#text = lines.pop() ?? '';
    this.#answers.push(...lines);
    if (lines.length > 0) this.#wake();
  }

  async #answer(within: number, question: string): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`the virtual machine did not answer ${question} within ${within / 1000} s`));
      }, within);
    });
    const heard = new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#answers.length === 0) await Promise.race([heard, late, this.#ended]).finally(() => clearTimeout(timer));
    clearTimeout(timer);
    return this.#answers.shift() ?? '';
  }
}
