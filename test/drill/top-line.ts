import { execa } from 'execa';
import type { Bomb, Session } from '../../src/drill/arena.ts';
import { dockerArena } from '../../src/drill/docker.ts';
import { judge, type Verdict } from '../../src/drill/judge.ts';
import { waitFor } from '../../src/drill/wait.ts';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';

const WITHIN = /^Where lastshell is: lastshell print recover ROW(.*)$/m;

/** What `top` said in a full container, and what came of doing as it said. */
export interface Advised {
  /** The cells of row 1; the last one is the name. */
  readonly row: readonly string[];
  readonly select: readonly string[];
  /** Tasks of the rogue as counted from outside, just before. */
  readonly tasks: number;
  readonly verdict: Verdict;
  readonly output: string;
}

/** The words of a line as the shell of the person who types it would read them. */
async function wordsOf(line: string): Promise<string[]> {
  const { stdout } = await execa('bash', ['-c', `set -f; printf '%s\\0' ${line}`]);
  return stdout.split('\0').slice(0, -1);
}

function requestOf(select: readonly string[]): Request {
  const values: Record<string, string[]> = {};
  for (let index = 0; index < select.length; index += 2) {
    const kind = select[index]?.replace(/^--/, '') ?? '';
    values[kind] = [...(values[kind] ?? []), select[index + 1] ?? ''];
  }
  return { script: 'recover', ...values };
}

async function adviceOf(session: Session): Promise<{ row: string[]; select: string[] }> {
  await session.feed(renderText(buildPlan({ script: 'top' })).text);
  const said = await waitFor(async () => {
    // The last shell sits at a terminal, which ends its lines with both.
    const text = (await session.output()).replaceAll('\r', '');
    return WITHIN.test(text) ? text : undefined;
  }, 90_000);
  if (said === undefined) throw new Error(`top named nobody: ${await session.output()}`);
  const [, count = '', kind = '', value = ''] = /^1 {2}(\d+) --(\w+) (.*?)(?: \([^()]*\))?$/m.exec(said) ?? [];
  const [, within = ''] = WITHIN.exec(said) ?? [];
  return { row: [count, value], select: [`--${kind}`, value, ...(await wordsOf(within))] };
}

/** Lets a bomb fill a container, asks `top` there, and gives the last shell the `recover` that it names. */
export async function followTop(bomb: Bomb): Promise<Advised> {
  const { operator } = bomb;
  const session = await dockerArena.open({ pids: 100, shell: 'bash', ...(operator && { operator }) });
  try {
    await session.detonate(bomb);
    const { members } = await session.look();
    const tasks = members.filter(({ role }) => role === 'rogue').reduce((sum, { threads }) => sum + threads, 0);
    const { row, select } = await adviceOf(session);
    const verdict = await judge(session, renderText(buildPlan(requestOf(select))).text, 90_000);
    return { row, select, tasks, verdict, output: await session.output() };
  } finally {
    await session.close();
  }
}
