import { afterAll, beforeAll, expect } from '@jest/globals';
import type { VmSession } from '../../../src/drill/vm-session.ts';
import { vmArena } from '../../../src/drill/vm.ts';
import { waitFor } from '../../../src/drill/wait.ts';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import { renderText } from '../../../src/render/rendered.ts';
import { testWith } from '../../support/need.ts';
import { slice } from '../../support/whole.ts';

const TIMES = slice(20, 1);
const MORE = 15;
const arena = vmArena({ paste: 'raw' });
const lack = await arena.lacks();
const REFUSED = /lastshell: damaged/m;
let session: VmSession | undefined;

beforeAll(async () => {
  if (lack === undefined) session = await arena.open({ pids: 300, shell: 'bash' });
}, 180_000);

afterAll(async () => session?.close());

testWith(lack).each([
  ['list', renderText(buildPlan({ script: 'list' })).text, /^\d+ processes, \d+ tasks/m],
  ['recover', renderText(buildPlan({ script: 'recover', name: ['nobody-has-it'] })).text, /^Now try: ls/m],
])(
  `${TIMES} times %s through the serial console, as keys without brackets: intact or refused, and not always refused`,
  async (_, text, end) => {
    const outcomes: string[] = [];
    // The console loses characters: after the last turn it may go on until one text has come through.
    const isDone = (turn: number) => turn > TIMES && (outcomes.includes('intact') || turn > TIMES + MORE);
    for (let turn = 1; !isDone(turn); turn++) {
      const { length } = (await session?.output()) ?? '';
      await session?.feed(text);
      const answer = async () => {
        const heard = ((await session?.output()) ?? '').slice(length).replaceAll('\r', '');
        return end.test(heard) ? 'intact' : REFUSED.test(heard) ? 'refused' : undefined;
      };
      outcomes.push((await waitFor(answer, 120_000)) ?? 'no answer');
    }
    process.stderr.write(
      `serial console: ${outcomes.filter((one) => one === 'intact').length} of ${outcomes.length} intact\n`,
    );
    expect(outcomes).not.toContain('no answer');
    expect(outcomes).toContain('intact');
  },
  (TIMES + MORE) * 130_000,
);
