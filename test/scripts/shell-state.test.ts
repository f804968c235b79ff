import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { pidsOf, runRecorded } from '../support/recorder.ts';
import { allShells, shLack, snapshot } from '../support/sh-shells.ts';
import { slice } from '../support/whole.ts';

/** What acts is behind `command`; of the rest nobody has an alias that is another command. */
const aliases = 'alias kill="echo BAD" x="echo BAD"';
const ours =
  'way=1 down=2 parent=3 pid=6 name=7 x=8 free=9 now=1 since=2 meant=3 key=4 state=5 sent=6 runs=7 row=8 count=9';

const everywhere: [string, string][] = [
  ['a plain shell', ':'],
  ['set -e and -u', 'set -eu'],
  ['set -f and -C', 'set -fC'],
  ['odd IFS', 'IFS=0123456789:abcdefghijk'],
  ['no IFS', 'unset IFS'],
  ['aliases in the way', aliases],
  ['names of ours in use', `${ours}; export proc=/nowhere`],
  ['a trap', 'trap "echo BAD" USR1'],
  ['a locale', 'LC_ALL=C.UTF-8; export LC_ALL'],
];
const inBash: [string, string][] = [
  ['odd globs', 'shopt -s nullglob nocaseglob extglob dotglob globstar'],
  ['GLOBIGNORE', 'GLOBIGNORE="*"'],
  ['functions in the way', 'kill() { echo BAD; }'],
  ['aliases that are expanded', `shopt -s expand_aliases; ${aliases}`],
  ['POSIX mode', 'set -o posix'],
  ['read-only TMOUT', 'readonly TMOUT=600 PROMPT_COMMAND=""'],
];
const inZsh: [string, string][] = [
  ['setopt oddities', 'setopt mark_dirs null_glob extended_glob ksh_arrays sh_word_split no_nomatch glob_subst'],
  ['ksh and csh ways', 'setopt csh_null_glob ksh_glob noglob nounset noclobber warn_create_global'],
  ['aliases inside a line', 'alias -g PID=BAD STOP=BAD "S=| BAD" "G=| BAD"'],
];
const inMksh: [string, string][] = [['markdirs', 'set -o markdirs']];
const more: Readonly<Record<string, [string, string][]>> = { bash: inBash, zsh: inZsh, mksh: inMksh };

/** Settings that would change who is meant: every text that goes by names is refused in one sentence. */
const isRefused = /nocasematch|GLOBIGNORE/;

const requests: Request[] = [
  { script: 'list' },
  { script: 'recover', name: ['forkbomb'] },
  { script: 'freeze', name: ['forkbomb', 'x'], hold: 'first' },
  { script: 'recover', name: ['forkbomb'], dryRun: true, under: ['1'] },
  { script: 'root' },
  { script: 'reboot', dryRun: true },
];

/** Everything that a person could notice in bash; times, counters and our own sandbox left out. */
const inDetail = String.raw`
\builtin declare -p | while IFS= \builtin read -r l; do case $l in
*' _='*|*BASH_*|*RANDOM*|*SECONDS*|*EPOCH*|*SRANDOM*|*FUNCNAME*|*LINENO*|*PIPESTATUS*|*BASHPID*|*PPID*|*' l='*) ;;
*) \builtin echo "$l";; esac; done
\builtin declare -F; \builtin set -o; \builtin shopt; \builtin trap -p; \builtin alias; \builtin pwd
`;

const processes = [
  { pid: 1, ppid: 0, comm: 'init' },
  { pid: 4000001, comm: 'forkbomb', ppid: 4000003 },
  { pid: 4000002, comm: 'FORKBOMB' },
  { pid: 4000003, comm: 'forkbomb' },
];

const host = { processes, self: { uid_map: '0 0 4294967295\n' } };

const shells = [
  ...allShells,
  ...bashes()
    .slice(1)
    .map((path): [string, string[]] => [path, [path, '--norc', '--noprofile']]),
];

describe.each(shells)('%s', (name, shell) => {
  const isBash = shell.includes('--norc');
  const own = more[isBash ? 'bash' : name] ?? [];
  /** In CI the others meet only what they take in ways of their own. */
  const part = isBash || name === 'dash' ? everywhere : everywhere.filter(([kind]) => /set -e|IFS|alias/.test(kind));
  testWith(name === 'bash' ? undefined : shLack).each([...slice(everywhere, part), ...own])(
    'in %s every text works and leaves no trace',
    async (_, setting) => {
      const look = isBash ? inDetail : snapshot;
      for (const request of requests) {
        const recorded = await runRecorded(request, host, { shell, setting, look });
        const { output, looks } = recorded;
        // README, "Not handled": mksh gives `IFS= read` back what the user's IFS was.
        if (name === 'mksh' && /IFS/.test(setting) && request.under) continue;
        expect(output).not.toMatch(/BAD|not found|line \d+:|damaged/);
        if (isRefused.test(setting) && request.script !== 'reboot') {
          expect(output).toContain('Type first:');
          expect(recorded.signals).toEqual([]);
        } else if (request.script === 'list') expect(output).toContain('5 processes');
        else if (request.script === 'recover' && request.dryRun) expect(output).toContain('2 forkbomb');
        else if (request.name) expect(pidsOf(recorded, 'STOP')).toEqual(expect.arrayContaining([4000001, 4000003]));
        else expect(output).toMatch(/\w/);
        expect(looks[1]).toBe(looks[0]);
        expect(looks[0]).toMatch(/\w/);
      }
    },
    120_000,
  );
});
