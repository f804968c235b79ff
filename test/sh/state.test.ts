import { describe, expect } from '@jest/globals';
import type { Request } from '../../src/plan/build-plan.ts';
import { FakeProc } from '../support/fake-proc.ts';
import { LastShell } from '../support/last-shell.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { disarmed, shLack, shShells, shText, snapshot } from '../support/sh-shells.ts';

const surroundings: [string, string][] = [
  ['a plain shell', ':'],
  ['set -e and -u', 'set -eu'],
  ['set -f and -C', 'set -fC'],
  ['odd IFS', 'IFS=0123456789:'],
  ['aliases in the way', 'alias printf="echo BAD" kill="echo BAD" read="echo BAD" set="echo BAD" print="echo BAD"'],
  ['names of ours in use', 'p=1 all=2 safe=3 born=4 batch=5 pid=6 name=7 n=1; export proc=/nowhere'],
  ['a trap', 'trap "echo BAD" USR1'],
];

const requests: Request[] = [
  { script: 'list' },
  { script: 'recover', name: ['forkbomb'] },
  { script: 'recover', name: ['forkbomb'], dryRun: true, under: ['1'] },
];

/** dash meets them all; in CI the others only those that they take in ways of their own. */
const partly = surroundings.filter(([name]) => /set -e|odd IFS/.test(name));

describe.each(shShells)('%s', (_, program) => {
  testWith(shLack).each(program[0] === 'dash' ? surroundings : slice(surroundings, partly))(
    'in %s every text works and leaves no trace',
    async (__, setting) => {
      for (const request of requests) {
        const proc = new FakeProc({
          processes: [
            { pid: 1, ppid: 0, comm: 'init' },
            { pid: 4000001, comm: 'forkbomb' },
          ],
        });
        const shell = new LastShell([], program);
        try {
          proc.enter(Number(await shell.run('echo $$')), 1);
          await shell.run(setting);
          const before = await shell.run(snapshot);
          const text = shText({ ...request, proc: proc.root });
          const output = await shell.run(disarmed(text, 'echo SENT >&3'));
          expect(output).not.toContain('BAD');
          expect(output).not.toMatch(/not found|line \d+:/);
          if (request.script === 'list') expect(output).toContain('3 processes');
          else if (request.dryRun) expect(output).toContain('Meant: 1 running');
          else expect(shell.signals).toContain('SENT -STOP 4000001');
          expect(await shell.run(snapshot)).toBe(before);
          const functions = [...text.matchAll(/^(__ls_\w+)\(\)/gm)].map(([, name]) => name);
          expect(functions.length).toBeGreaterThan(10);
          expect(await shell.run(`for f in ${functions.join(' ')}; do command -v $f || :; done; :`)).toBe('');
        } finally {
          await shell.close();
          proc.remove();
        }
      }
    },
    120_000,
  );

  const odd = { mksh: 'set -o markdirs', zsh: 'setopt mark_dirs; alias -g PID=BAD THR=BAD "S=| BAD"' }[
    program[0] ?? ''
  ];
  if (odd !== undefined)
    testWith(shLack)('names of folders that end in a slash, and aliases inside a line, change nothing', async () => {
      const proc = new FakeProc({ processes: [{ pid: 4_000_001, ppid: 0, comm: 'forkbomb' }] });
      const shell = new LastShell([], program);
      try {
        proc.enter(await shell.pid(), 1);
        await shell.run(odd);
        const before = await shell.run(snapshot);
        const said = await shell.run(shText({ script: 'list', proc: proc.root, form: 'paste' }));
        expect(said).toMatch(/^ *PID +PPID S +THR/m);
        expect(said).toMatch(/^4000001 .* forkbomb$/m);
        expect(await shell.run(snapshot)).toBe(before);
      } finally {
        await shell.close();
        proc.remove();
      }
    });

  testWith(shLack)('what a text has left that was stopped with Ctrl-C is taken away by the next', async () => {
    const shell = new LastShell([], program);
    try {
      await shell.run('__ls_seen=" 77" __ls_others=" 78" __ls_s77=1 __ls_b77=1:2 __ls_k78=3');
      await shell.run(disarmed(shText({ script: 'recover', name: ['nobody-has-it'] }), 'echo SENT >&3'));
      expect(await shell.run('set')).not.toMatch(/^__ls/m);
      expect(shell.signals).toEqual([]);
    } finally {
      await shell.close();
    }
  });
});
