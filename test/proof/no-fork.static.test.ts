import { afterAll, expect, test } from '@jest/globals';
import { checkScript } from '../../src/proof/no-fork/check-script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { Witness, shellsAtHand } from '../support/witness.ts';
import { arithmetic } from './snippets/arithmetic.ts';
import { builtins } from './snippets/builtins.ts';
import { indirect } from './snippets/indirect.ts';
import { ordinary } from './snippets/ordinary.ts';
import { processes } from './snippets/processes.ts';

const snippets = [...ordinary, ...indirect, ...processes, ...builtins, ...arithmetic];
const shells = shellsAtHand();
const lack =
  hasProgram('strace') && shells.length >= 4 ? undefined : 'strace, dash, busybox and mksh label the snippets';
const witness = new Witness();

afterAll(() => witness.remove());

interface Row {
  shell: string;
  text: string;
  forks: boolean;
  found: boolean;
}

/** Whether a snippet is meant for a shell: by its name, or bash for each bash. */
function isMeant(meant: string, name: string): boolean {
  return meant.split(' ').some((shell) => shell === name || (shell === 'bash' && name.startsWith('bash')));
}

async function label(): Promise<Row[]> {
  const waiting = shells.flatMap(({ name, program }) => {
    return snippets.filter(([meant]) => isMeant(meant, name)).map(([, text]) => ({ name, program, text }));
  });
  const rows: Row[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { name, program, text } = next;
      const found = checkScript(text, { shell: name }).findings.length > 0;
      rows.push({ shell: name, text, forks: await witness.forks(program, text), found });
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return rows;
}

const show = ({ shell, text }: Row) => `${shell}: ${text.slice(0, 100)}`;

testWith(lack)(
  'what strace sees start a process is never called safe, and few others are called unsafe',
  async () => {
    const rows = await label();
    const missed = rows.filter(({ forks, found }) => forks && !found);
    const alarms = rows.filter(({ forks, found }) => !forks && found);
    const forking = rows.filter(({ forks }) => forks).length;
    const alarmed = new Set(alarms.map(({ text }) => text));
    process.stderr.write(
      `${snippets.length} snippets in ${shells.length} shells, ${rows.length} runs: ${forking} start a process, ` +
        `${missed.length} of them missed; ${rows.length - forking} do not, ${alarms.length} of them false alarms\n` +
        [...alarms.map((row) => `  false alarm: ${show(row)}\n`)].join(''),
    );
    expect(snippets.length).toBeGreaterThanOrEqual(120);
    expect(missed.map(show)).toEqual([]);
    expect(alarms.length / (rows.length - forking)).toBeLessThanOrEqual(0.05);
    expect(alarmed.size / snippets.length).toBeLessThanOrEqual(0.05);
  },
  1_500_000,
);

test('an empty script cannot start anything, and a finding says where, why and what instead', () => {
  expect(checkScript('').findings).toEqual([]);
  expect(checkScript('echo a\n  x=$(id)\n', { file: 'f.sh' }).findings).toEqual([
    {
      file: 'f.sh',
      line: 2,
      column: 5,
      rule: 'substitution',
      reason: '$(…) starts a process',
      instead: 'set a variable with printf -v, read or a parameter expansion',
    },
  ]);
});

test('a script for a shell that is not known is not called safe, unless it is said which shell is meant', () => {
  const foreign = '#!/usr/bin/env zsh\nprintf a\n';
  expect(checkScript(foreign)).toMatchObject({ shell: 'zsh', findings: [{ line: 1, rule: 'shell' }] });
  expect(checkScript(foreign, { shell: 'bash' }).findings).toEqual([]);
});
