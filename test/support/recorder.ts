import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { frame } from '../../src/render/frame/frame.ts';
import { renderText } from '../../src/render/rendered.ts';
import { type Call, FakeKernel } from './fake-kernel.ts';
import { type FakeHost, FakeProc } from './fake-proc.ts';
import { LastShell, startBeside } from './last-shell.ts';

export interface Recorded {
  readonly output: string;
  /** Signal and PIDs of each call, in order. */
  readonly signals: readonly Call[];
  readonly shell: number;
  readonly kernel: FakeKernel;
  /** What `look` has printed before the text and after it. */
  readonly looks: readonly string[];
}

/** The only places of a text that signal. */
const KILL = 'command kill -s "$@"';
const TRAP = /trap "kill [^"]*" EXIT/;

/** A body that runs another command in place of the only one that signals, and does not wait 3 s to look again. */
function disarmed(body: string, command: string): string {
  const text = body
    .replace(KILL, command)
    .replace(TRAP, 'trap "ls_kill CONT -- -1" EXIT')
    .replace(/-(lt|gt) 300/, '-$1 3');
  const armed = text.split('\n').find((line) => /\bkill -/.test(line) && !/^ *(?:echo|#)/.test(line));
  if (armed !== undefined) throw new Error(`it would signal: ${armed}`);
  return text;
}

/** The text of a request that does not signal, in its frame. */
function recordingText(request: Request, command: string): string {
  return frame(disarmed(renderText(buildPlan(request)).body, command)).text;
}

export interface Surroundings {
  readonly shell?: readonly string[];
  /** The parent of the shell in the made-up /proc. */
  readonly parent?: number;
  /** What is done before the text. */
  readonly setting?: string;
  /** A command that is run before the text and after it. */
  readonly look?: string;
  /** What is typed after the text. */
  readonly then?: readonly string[];
  /** Called before a signal is delivered. */
  readonly before?: (call: string, proc: FakeProc) => void;
}

/** Runs the text of a script in a real shell over a made-up /proc that changes as it would under its signals. */
export async function runRecorded(request: Request, host: FakeHost, around: Surroundings = {}): Promise<Recorded> {
  const { shell: words = ['bash', '--norc', '--noprofile'], parent = 1, before = () => undefined } = around;
  const { setting = ':', look = ':', then = [] } = around;
  const proc = new FakeProc({ clock: true, ...host });
  const { shell, pid } = await startBeside(host.processes, () => new LastShell([], words));
  const answers = join(proc.root, 'answers');
  execFileSync('mkfifo', [answers]);
  const pipe = openSync(answers, constants.O_RDWR);
  const kernel = new FakeKernel(proc.root, host.processes, pid);
  try {
    proc.enter(pid, parent);
    shell.onSignal = (line) => {
      before(line, proc);
      writeSync(pipe, `${kernel.kill(line)}\n`);
    };
    await shell.run(`stand_in() { echo "$*" >&3; read -r x <"${answers}"; return "$x"; }`);
    await shell.run(setting);
    const looks = [await shell.run(look)];
    let output = await shell.run(recordingText({ ...request, proc: proc.root }, 'stand_in "$@"'));
    for (const lines of then) output += await shell.run(lines);
    looks.push(await shell.run(look));
    return { output, signals: kernel.calls, shell: pid, kernel, looks };
  } finally {
    closeSync(pipe);
    await shell.close();
    proc.remove();
  }
}

/** Every PID that got a signal, in ascending order, each once. */
export function pidsOf({ signals }: Recorded, signal: string): number[] {
  const pids = signals.filter((call) => call.signal === signal).flatMap((call) => call.pids);
  return [...new Set(pids)].toSorted((a, b) => a - b);
}
