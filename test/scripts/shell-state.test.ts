import { describe, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { bashes } from '../support/bashes.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';

const surroundings: [string, string][] = [
  ['a plain shell', ':'],
  ['set -e and -u', 'set -eu'],
  ['set -f and -C', 'set -fC'],
  ['failglob and nocasematch', 'shopt -s failglob nocasematch nocaseglob nullglob'],
  ['GLOBIGNORE and odd IFS', 'GLOBIGNORE="*"; IFS=0123456789:'],
  ['dotglob', 'shopt -s dotglob'],
  ['functions in the way', 'kill() { echo BAD; }; read() { echo BAD; }; printf() { echo BAD; }; local() { echo BAD; }'],
  ['aliases in the way', 'shopt -s expand_aliases; alias printf="echo BAD" kill="echo BAD" for="for" read="echo BAD"'],
  ['POSIX mode', 'set -o posix'],
  ['read-only TMOUT and names', 'readonly TMOUT=600 PROMPT_COMMAND=""'],
  ['names of ours in use', 'p=1 f=(x) all=2 safe=3 born=4 batch=5 pid=6 name=7; declare -i n=1; export proc=/nowhere'],
];

const requests: Request[] = [
  { script: 'list' },
  { script: 'recover', name: ['forkbomb'] },
  { script: 'recover', name: ['forkbomb'], dryRun: true },
  { script: 'root' },
];

/** Everything that a person could notice afterwards; times, counters and our own sandbox left out. */
const snapshot = String.raw`
\builtin declare -p | while IFS= \builtin read -r l; do case $l in
*' _='*|*BASH_*|*RANDOM*|*SECONDS*|*EPOCH*|*SRANDOM*|*FUNCNAME*|*LINENO*|*PIPESTATUS*|*BASHPID*|*PPID*|*' l='*) ;;
*) \builtin echo "$l";; esac; done
\builtin declare -F; \builtin set -o; \builtin shopt; \builtin trap -p; \builtin alias; \builtin pwd
`;

describe.each(bashes())('%s', (bash) => {
  test.each(surroundings)(
    'in %s every text works and leaves no trace',
    async (_, setting) => {
      for (const request of requests) {
        const proc = new FakeProc({
          processes: [
            { pid: 1, ppid: 0, comm: 'init' },
            { pid: 4000001, comm: 'forkbomb' },
            { pid: 4000002, comm: 'FORKBOMB' },
          ],
        });
        const shell = new LastShell([], [bash, '--norc', '--noprofile']);
        try {
          proc.enter(await shell.pid(), 1);
          await shell.run(setting);
          const before = await shell.run(snapshot);
          const text = renderScript(buildPlan({ ...request, proc: proc.root }));
          const output = await shell.run(
            text.replaceAll(String.raw`\builtin kill -s`, String.raw`\builtin printf "SENT %s %s %s %s\n" >&3`),
          );
          expect(output).not.toContain('BAD');
          expect(output).not.toMatch(/line \d+:/);
          if (request.script === 'list') expect(output).toContain('4 processes');
          if (request.dryRun) expect(output).toContain('Meant: 1 running');
          else if (request.script === 'recover') expect(shell.signals).toContain('SENT STOP -- 4000001 ');
          expect(await shell.run(snapshot)).toBe(before);
        } finally {
          await shell.close();
          proc.remove();
        }
      }
    },
    120_000,
  );
});
