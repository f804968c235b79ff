import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { type FakeHost, FakeProc } from './fake-proc.ts';
import { LastShell, startBeside } from './last-shell.ts';
import type { Recorded } from './recorder.ts';

/** The shells of the texts for sh; bash takes them too. */
export const shShells: [string, string[]][] = [
  ['dash', ['dash']],
  ['busybox ash', ['busybox', 'ash']],
  ['mksh', ['mksh']],
  ['zsh', ['zsh', '-f']],
  ['bash', ['bash', '--norc', '--noprofile', '--posix']],
];

/** Those that have no text of their own but this one. */
export const posixShells = shShells.filter(([name]) => name !== 'bash');

/** The shells of both dialects, each with its text. */
export const allShells: [string, string[]][] = [['bash', ['bash', '--norc', '--noprofile']], ...posixShells];

/** What a person could notice afterwards; what changes by itself, and our own sandbox, left out. */
export const snapshot =
  'set | grep -v "^[_A-Z]*=.*[0-9]$\\|^_=\\|^_=\\|^KSH_MATCH=\\|^BASH_\\|^PIPESTATUS"; echo "$-"; \\trap; alias; pwd; umask';

/** What is missing here, if anything. */
export const shLack = ['dash', 'busybox', 'mksh', 'zsh'].find((program) => !hasProgram(program));

/** Stands in for kill, as test/support/recorder.ts has it for bash. */
const stand = String.raw`
__stand_in() {
  case $1 in -0) return 0;; esac
  echo "$*" >&3
  local __as="$1" __q __f
  shift
  for __q do
    case $__as in
      -STOP) sed -i 's/) [RS] /) T /' "$__root/$__q/stat";;
      -CONT) sed -i 's/) T /) S /' "$__root/$__q/stat";;
      -KILL) for __f in comm stat status; do : >|"$__root/$__q/$__f"; done;;
    esac
  done
}
`;

export function shText(request: Request): string {
  return renderScript(buildPlan({ shell: 'sh', ...request }));
}

/** The text with another word in place of the only one that signals. */
export function disarmed(text: string, word = '__stand_in'): string {
  return text.replaceAll(String.raw`\kill `, `${word} `);
}

/** As runRecorded, in one of these shells; `command` is typed after the text, and then the output is that of it. */
export async function runRecordedIn(
  program: readonly string[],
  request: Request,
  host: FakeHost,
  parent = 1,
  command?: string,
): Promise<Recorded> {
  const proc = new FakeProc(host);
  const { shell, pid } = await startBeside(host.processes, () => new LastShell([], program));
  try {
    proc.enter(pid, parent);
    await shell.run(`__root=${proc.root}\n${stand}`);
    const said = await shell.run(disarmed(shText({ ...request, proc: proc.root })));
    const output = command === undefined ? said : await shell.run(command);
    const signals = shell.signals.map((line) => {
      const [signal = '', ...pids] = line.split(' ');
      return { signal: signal.slice(1), pids: pids.map(Number) };
    });
    return { output, signals, shell: pid };
  } finally {
    await shell.close();
    proc.remove();
  }
}
