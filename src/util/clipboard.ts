import { UsageError } from '../errors.ts';
import { start } from './start.ts';

/** More than this many bytes as base64 is lost in some terminals, which take 100,000 with the codes around it. */
const MOST_BYTES = 74_994;
const INSTEAD = 'leave it out, or write a file with --output';

interface Surroundings {
  readonly stderr: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/** Why nothing can be copied here; undefined where it can. */
function obstacle(text: string, { stderr, env }: Surroundings): string | undefined {
  const size = Buffer.byteLength(text);
  if (!stderr.isTTY) return 'stderr is no terminal';
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb')
    return `a terminal of the kind ${env['TERM']} has no clipboard`;
  if (env['STY'] !== undefined && env['TMUX'] === undefined) return 'GNU screen does not pass it on';
  return size > MOST_BYTES ? `${size} bytes are more than the ${MOST_BYTES} that terminals take` : undefined;
}

/**
 * Puts a text on the clipboard of the terminal that stderr is, also over ssh, by the control sequence OSC 52. In tmux tmux does it,
 * which ignores that sequence unless it is told otherwise. Gives what to tell the person: no terminal says whether it obeys.
 * @throws UsageError where there is no such terminal.
 */
export async function copyText(text: string, around: Surroundings = process): Promise<string> {
  const why = obstacle(text, around);
  if (why !== undefined) throw new UsageError(`--copy: ${why}; ${INSTEAD}`);
  if (around.env['TMUX'] !== undefined) return copyByTmux(text);
  const code = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  around.stderr.write(code);
  return `sent to the clipboard of this terminal (${code.length} bytes as OSC 52, at most ${MOST_BYTES} bytes of text). If pasting gives something else, the terminal does not allow it: write a file with --output`;
}

async function copyByTmux(text: string): Promise<string> {
  const { exitCode, stderr } = await start('tmux', ['load-buffer', '-w', '-'], { input: text, reject: false });
  if (exitCode !== 0)
    throw new UsageError(`--copy: tmux 3.2 or later is needed (tmux says: ${stderr.split('\n')[0] ?? ''}); ${INSTEAD}`);
  return 'in the buffer of tmux (its prefix and ] paste it), and sent by tmux to the clipboard of your terminal, where that allows it';
}
