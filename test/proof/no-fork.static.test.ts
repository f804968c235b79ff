import { afterAll, expect, test } from '@jest/globals';
import { type Verdict, checkScript } from '../../src/proof/verdict/check-script.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { Witness, shellsAtHand } from '../support/witness.ts';
import { snippets } from './snippets/all.ts';

const shells = shellsAtHand();
const lack =
  hasProgram('strace') && shells.length >= 5 ? undefined : 'strace, dash, busybox, mksh and zsh label the snippets';
const witness = new Witness();

afterAll(() => witness.remove());

interface Row {
  shell: string;
  text: string;
  forks: boolean;
  /** For the shell itself, for all versions of bash, and for all shells. */
  verdicts: Verdict[];
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
      const asked = name.startsWith('bash') ? [name, 'bash', 'all'] : [name, 'all'];
      const verdicts = asked.map((shell) => checkScript(text, { shell }).verdict);
      rows.push({ shell: name, text, forks: await witness.forks(program, text), verdicts });
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return rows;
}

const show = ({ shell, text }: Row) => `${shell}: ${text.slice(0, 100)}`;

testWith(lack)(
  'what strace sees start a process is never called cannot, and nothing is called starts that does not',
  async () => {
    const rows = await label();
    const missed = rows.filter(({ forks, verdicts }) => forks && verdicts.includes('cannot'));
    const wronged = rows.filter(({ forks, verdicts }) => !forks && verdicts.includes('starts'));
    const count = (forks: boolean, verdict: Verdict) =>
      rows.filter((row) => row.forks === forks && row.verdicts[0] === verdict).length;
    process.stderr.write(
      `${snippets.length} snippets in ${shells.length} shells, ${rows.length} runs. Of those that start a process ` +
        `${count(true, 'starts')} are called starts, ${count(true, 'not proved')} not proved; ` +
        `of the others ${count(false, 'cannot')} cannot, ${count(false, 'not proved')} not proved\n`,
    );
    expect(snippets.length).toBeGreaterThanOrEqual(800);
    expect(missed.map(show)).toEqual([]);
    expect(wronged.map(show)).toEqual([]);
    // A checker that proves nothing would pass too.
    expect(count(false, 'cannot')).toBeGreaterThan(rows.length / 5);
    expect(count(true, 'starts')).toBeGreaterThan(rows.length / 10);
  },
  1_500_000,
);

test('an empty script cannot start anything, and a finding says where, what, why and what instead', () => {
  expect(checkScript('')).toMatchObject({ verdict: 'cannot', findings: [], shell: 'all' });
  expect(checkScript('echo a\n  x=$(id)\n', { file: 'f.sh' })).toMatchObject({
    verdict: 'starts',
    findings: [
      {
        file: 'f.sh',
        line: 2,
        column: 5,
        rule: 'substitution',
        starts: true,
        instead: expect.stringContaining('as in: ') as unknown,
      },
      { line: 2, column: 7, rule: 'external', name: 'id', starts: true },
    ],
  });
});

test.each([
  ['#!/bin/bash', 'bash'],
  ['#!/usr/bin/env -S bash -e', 'bash'],
  ['#!/bin/sh', 'sh'],
  ['#!/bin/sh\n# shellcheck shell=bash', 'sh'],
  ['#!/bin/bash\n# shellcheck shell=dash', 'all'],
  ['#!/bin/dash', 'dash'],
  ['#!/bin/ksh', 'all'],
  ['# shellcheck shell=dash', 'all'],
  ['', 'all'],
])('a script that begins with %j is judged for %s', (start, shell) => {
  expect(checkScript(`${start}\n[ a = b ]\n`)).toMatchObject({ shell, verdict: 'cannot' });
});

test('a script for a program that is no shell is not called safe, unless it is said which shell is meant', () => {
  const foreign = '#!/usr/bin/env python3\necho a\n';
  expect(checkScript(foreign)).toMatchObject({
    shell: 'python3',
    verdict: 'not proved',
    findings: [{ line: 1, rule: 'shell' }],
  });
  expect(checkScript(foreign, { shell: 'bash' }).verdict).toBe('cannot');
  expect(checkScript('#!/bin/bash -x\necho a\n').findings).toMatchObject([{ line: 1, rule: 'option' }]);
});
