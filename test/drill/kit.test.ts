import { afterAll, expect, test } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { Dialogue } from '../../src/drill/dialogue.ts';
import { afterKit } from '../../src/drill/kit-turns.ts';
import { runDrill } from '../../src/drill/run.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { ScriptName } from '../../src/plan/scripts.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';

/** One that goes by row 1, and one whose row 1 says what to do instead. */
const SLICE = ['paced', 'zombies'];
const LIMIT = 240_000;
const drill = testWith(await dockerArena.lacks());

afterAll(async () => dockerArena.dispose?.());

async function typed(name: string, script: ScriptName) {
  const chosen = bombs.filter((bomb) => bomb.name === name);
  const text = () => renderText(buildPlan({ script })).text;
  const [run] = await runDrill({ arena: dockerArena, bombs: chosen, pids: [100], repeat: 1, shell: 'bash', text, after: afterKit }); // prettier-ignore
  return run;
}

drill.each(bombs.map(({ name }) => name).filter((name) => slice(true, SLICE.includes(name))))(
  'the kit, typed as a person would, ends %s and hurts nobody',
  async (name) => {
    const run = await typed(name, 'kit');
    expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
    expect(run?.lines[0]?.typed).toBe('lastshell recover 1');
  },
  LIMIT,
);

drill(
  'the control: a text that asks nothing is not answered, and that is said',
  async () => {
    const run = await typed('paced', 'why');
    expect(run).toMatchObject({ recovered: false, lines: [], harm: [] });
    expect(run?.reasons.at(-1)).toMatch(/^the last shell never showed .*Which row/);
  },
  LIMIT,
);

test('what is typed waits for what it answers, in this order, and not for the source on the screen', async () => {
  const turns = afterKit({ name: 'loop', models: '', command: [], select: [], isRogue: () => true }).turns;
  const said = ['  echo "Which row is wrong here? If it is row 1 type: lastshell recover 1"\r\n'];
  const fed: string[] = [];
  const session = {
    output: () => Promise.resolve(said.join('')),
    feed: (text: string) => Promise.resolve(void fed.push(text)),
  };
  const dialogue = new Dialogue(session, turns, '');
  const next = async (line: string): Promise<boolean> => {
    said.push(line);
    return dialogue.goesOn();
  };
  expect(await next('To recover them type: yes\r\n')).toBe(false);
  expect(await next('1  84 --name loop\r\n2  4 --name x\r\n')).toBe(false);
  expect(await next('Which row is wrong here? If it is row 1 type: lastshell recover 1\r\n')).toBe(true);
  expect(await next('')).toBe(false);
  expect(await next('Meant: 84 loop\r\nTo recover them type: lo')).toBe(false);
  expect(await next('op\r\n')).toBe(true);
  expect([fed, dialogue.missing]).toEqual([['lastshell recover 1\n', 'loop\n'], undefined]);
  expect(dialogue.lines.map(({ read }) => read)).toEqual(['84 --name loop', 'loop']);
});
