import { afterEach, describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';

/** The functions of `recover`, without the call of them; nothing is written, only said. */
function functionsOf(shell: 'bash' | 'sh'): string {
  const text = renderScript(buildPlan({ script: 'recover', name: ['rogue'], shell }));
  const end = text.indexOf('# A paste that has lost its middle');
  const frozen = '__ls_frozen() {\n  echo "frozen: $1"\n}\n';
  return `${text.slice(0, end)}}\n${frozen}`;
}

const programs = [
  ['bash', ['bash', '--norc', '--noprofile']],
  ['sh', ['dash']],
] as const;
let proc: FakeProc;
let shell: LastShell;

afterEach(async () => {
  await shell.close();
  proc.remove();
});

describe.each(programs)('%s: the control group that is held', (dialect, program) => {
  async function rung(left: string): Promise<string> {
    const processes = [
      { pid: 1, comm: 'init', ppid: 0 },
      { pid: 5_000_001, comm: 'rogue', cgroup: '/rogues' },
      { pid: 5_000_002, comm: 'postgres', cgroup: '/system.slice/postgresql.service' },
    ];
    proc = new FakeProc({ processes });
    shell = new LastShell([], program);
    await shell.run(functionsOf(dialect));
    const state =
      dialect === 'bash'
        ? `declare -A born want=([_rogue]=1) safe; loose=(${left})`
        : `loose="${left}" born="" safe=" " euid=0`;
    return shell.run(`proc=${proc.root}; ${state}; pid=5000002; __ls_cgroup; echo "left with $?"`);
  }

  test('is that of one who is meant', async () => {
    expect(await rung('5000001')).toMatch(/^frozen: \/rogues\nleft with 0$/m);
  });

  test('is not that of whoever was read last, when nobody is known', async () => {
    expect(await rung('')).toBe('left with 1\n');
  });

  test('is not that of one who has the number now', async () => {
    expect(await rung('5000002')).toBe('left with 1\n');
  });
});
