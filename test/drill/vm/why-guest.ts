import type { VmSession } from '../../../src/drill/vm-session.ts';
import { vmArena } from '../../../src/drill/vm.ts';
import { waitFor } from '../../../src/drill/wait.ts';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import { quote } from '../../../src/render/quote.ts';
import { renderText } from '../../../src/render/rendered.ts';
import type { ScriptName } from '../../../src/plan/scripts.ts';
import type { Cause } from './why-causes.ts';

const TERMINAL_CODES = /\x1b\[[?0-9;]*[a-zA-Z]/g;
/** A prompt on a line of its own, and nothing after it. */
const PROMPT_BACK = /\n[^\n]*[#$] $/;
const ANSWER_MS = 90_000;
/** A second node with no processor and little memory. */
const TWO_NODES = [
  ['-object', 'memory-backend-ram,id=big,size=960M', '-numa', 'node,memdev=big,cpus=0-1'],
  ['-object', 'memory-backend-ram,id=small,size=64M', '-numa', 'node,memdev=small'],
].flat();

/** A guest in which one cause after another is made real. */
export class WhyGuest {
  readonly #vm: VmSession;
  #questions = 0;

  private constructor(vm: VmSession) {
    this.#vm = vm;
  }

  static async open(kernel: string): Promise<WhyGuest> {
    const vm = await vmArena({ kernel, hardware: TWO_NODES, paste: 'raw' }).open({ pids: 2000, shell: 'bash' });
    const guest = new WhyGuest(vm);
    await guest.#store('why');
    await guest.#store('room');
    return guest;
  }

  async enter({ enter, hog }: Cause): Promise<void> {
    for (const line of enter) await this.ask(line);
    if (hog !== undefined) await this.#see(`${hog} &`, /HOG-READY/);
  }

  async leave({ hog, leave }: Cause): Promise<void> {
    if (hog !== undefined) await this.ask('kill -KILL -- -$!; wait; read -rt 0.5 _ </dev/ptmx');
    for (const line of leave) await this.ask(line);
  }

  /** What the shell prints until it listens again. */
  async ask(line: string): Promise<string> {
    const number = ++this.#questions;
    // Two pastes, since the line may open another shell, which is then the one to answer.
    await this.#vm.feed(`${line}\n`);
    const heard = await this.#see(`printf 'ASKED-%s\\n' ${number}`, new RegExp(`ASKED-${number}\\r`));
    return heard.replaceAll('\r', '').replace(TERMINAL_CODES, '');
  }

  /** What a script says. */
  async run(script: ScriptName): Promise<string> {
    return this.ask(`. /tmp/${script}.sh`);
  }

  /** What the terminal shows after a command that cannot be started; Ctrl-C ends the retries. */
  async prove({ type, says, retries }: NonNullable<Cause['proof']>): Promise<void> {
    const { length } = await this.#vm.output();
    await this.#see(type, says);
    if (retries) await this.#vm.feed('\x03');
    // What is typed before the prompt is back is lost with the line that Ctrl-C ends.
    if ((await this.#hears(PROMPT_BACK, length, ANSWER_MS)) === undefined) {
      throw new Error(`no prompt after ${type}: ${(await this.#vm.output()).slice(-300)}`);
    }
    // Else bash waits for the hog at the next command, as every script of ours knows (parts/interrupted.hbs).
    await this.ask('disown "$!" 2>/dev/null');
  }

  async close(): Promise<void> {
    await this.#vm.close();
  }

  async #store(script: ScriptName): Promise<void> {
    const text = renderText(buildPlan({ script })).text;
    await this.ask(`printf %s ${quote(text)} >/tmp/${script}.sh`);
  }

  async #see(line: string, pattern: RegExp): Promise<string> {
    const { length } = await this.#vm.output();
    await this.#vm.feed(`${line}\n`);
    const heard = await this.#hears(pattern, length, ANSWER_MS);
    if (heard !== undefined) return heard;
    throw new Error(`after ${line}: ${(await this.#vm.output()).slice(-600)}`);
  }

  async #hears(pattern: RegExp, from: number, patience: number): Promise<string | undefined> {
    const isSeen = async () => {
      const heard = (await this.#vm.output()).slice(from);
      return pattern.test(heard) ? heard : undefined;
    };
    return waitFor(isSeen, patience);
  }
}
