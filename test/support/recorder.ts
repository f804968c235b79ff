import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { type FakeHost, FakeProc } from './fake-proc.ts';
import { LastShell, startBeside } from './last-shell.ts';

/**
 * Stands in for the kill builtin: writes the call to descriptor 3 and changes the made-up /proc as the kernel would.
 * STOP and CONT change the state; KILL empties the folder.
 */
const stand = String.raw`
__stand_in() {
  [[ $1 == -0 ]] && \builtin return 0
  \builtin printf '%s\n' "$*" >&3
  \builtin local signal=$2 pid line
  \builtin shift 3
  for pid in "$@"; do
    if [[ $signal == KILL ]]; then
      for line in comm stat status; do \builtin printf '' >|"$__root/$pid/$line"; done
      \builtin continue
    fi
    \builtin mapfile line <"$__root/$pid/stat"
    \builtin printf -v line '%s' "${'$'}{line[@]}"
    if [[ $signal == STOP ]]; then line=${'$'}{line/) [RS] /) T }; else line=${'$'}{line/) T /) S }; fi
    \builtin printf '%s' "$line" >|"$__root/$pid/stat"
  done
}
`;

export interface Recorded {
  output: string;
  /** Signal and PIDs of each call, in order. */
  signals: { signal: string; pids: number[] }[];
  shell: number;
}

/** Replaces the only word that signals; fails if there would be nothing to replace in a text that acts. */
function record(text: string): string {
  return text.replaceAll(String.raw`\builtin kill `, '__stand_in ');
}

/** Prints a script, runs it in a real bash over a made-up /proc, and records whom it would have signalled. */
export async function runRecorded(request: Request, host: FakeHost, parent = 1): Promise<Recorded> {
  const proc = new FakeProc(host);
  const { shell, pid } = await startBeside(host.processes, () => new LastShell());
  try {
    proc.enter(pid, parent);
    await shell.run(`__root=${proc.root}\n${stand}`);
    const output = await shell.run(record(renderScript(buildPlan({ ...request, proc: proc.root }))));
    const signals = shell.signals.map((line) => {
      const [, signal = '', , ...pids] = line.split(' ');
      return { signal, pids: pids.map(Number) };
    });
    return { output, signals, shell: pid };
  } finally {
    await shell.close();
    proc.remove();
  }
}

/** Every PID that got a signal, in ascending order, each once. */
export function pidsOf(recorded: Recorded, signal: string): number[] {
  const pids = recorded.signals.filter((call) => call.signal === signal).flatMap((call) => call.pids);
  return [...new Set(pids)].toSorted((a, b) => a - b);
}
