import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { definitions } from '../../src/commands/definition.ts';
import { optionsOf } from '../../src/manual/words.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { start } from '../../src/util/start.ts';
import { root } from '../hostile/support.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';

const folder = join(root, 'dist/completions');
const lack = (program: string) => (hasProgram(program) ? undefined : `${program}; apt-get install ${program}`);

/** What is typed before a Tab, and what the line is after it. */
const tabs: [typed: string, line: string][] = [
  ['lastshell bui', 'lastshell build '],
  ['lastshell print recov', 'lastshell print recover '],
  ['lastshell print recover --dr', 'lastshell print recover --dry-run '],
  ['lastshell print recover --hold ne', 'lastshell print recover --hold never '],
  ['lastshell check --no-al', 'lastshell check --no-allow '],
  ['lastshell runbook --format dok', 'lastshell runbook --format dokuwiki '],
  ['lastshell page --output lastshell.b', 'lastshell page --output lastshell.bash '],
];

/** Interactive shells, without anybody's settings; where the PATH leads nowhere, a completion can start nothing. */
const shells: Record<string, string> = {
  bash: `bash --norc --noprofile -i`,
  zsh: `zsh -f -i`,
};
const settings: Record<string, string> = {
  bash: `PS1='> '; cd ${folder}; . ./lastshell.bash; PATH=/nowhere`,
  zsh: `PS1='> '; cd ${folder}; fpath=(${folder} $fpath); autoload -U compinit; compinit -D -u; PATH=/nowhere`,
};

/** The screen of a shell after a line was begun and Tab pressed, as the characters that the line then has. */
function after(screen: string): string {
  const line =
    screen
      .replace(/\u001b\[\??[\d;]*[A-Za-z]|\u001b[=>]|\u0007/g, '')
      .split(/[\r\n]+/)
      .at(-1) ?? '';
  // zsh goes back over what it writes anew.
  let shown = '';
  for (const sign of line) shown = sign === '\b' ? shown.slice(0, -1) : shown + sign;
  return shown;
}

for (const [shell, command] of Object.entries(shells)) {
  testWith(lack(shell)).each(tabs)(
    `${shell}: %j and Tab`,
    async (typed, line) => {
      const terminal = new Terminal(`env TERM=xterm HISTFILE= ${command}`);
      try {
        terminal.type(`${settings[shell] ?? ''}; echo rea''dy\n`);
        expect(await terminal.sees(/^ready[^]*> /m, 20)).toBeDefined();
        const from = terminal.screen.length;
        terminal.type(`${typed}\t`);
        const end = Date.now() + 10_000;
        while (Date.now() < end && !after(terminal.screen.slice(from)).includes(line))
          await new Promise((resolve) => setTimeout(resolve, 50));
        expect(after(terminal.screen.slice(from))).toContain(line);
      } finally {
        await terminal.close();
      }
    },
    60_000,
  );
}

testWith(lack('fish')).each(tabs)('fish: %j and Tab', async (typed, line) => {
  const words = ['--no-config', '-c', `source lastshell.fish; complete -C ${JSON.stringify(typed)}`];
  const { stdout } = await start('fish', words, { cwd: folder });
  const proposed = stdout.split('\n').map((each) => each.split('\t')[0] ?? '');
  expect(proposed).toEqual([line.trim().split(' ').at(-1)]);
});

testWith(lack('mandoc'))('the manual is clean, and names every option', async () => {
  const file = join(root, 'dist/lastshell.1');
  const { exitCode, all } = await start('mandoc', ['-Tlint', file], { reject: false, all: true });
  expect([all, exitCode]).toEqual(['', 0]);
  const { stdout } = await start('mandoc', ['-Tascii', '-Owidth=200', file], {});
  const shown = stdout.replace(/.\u0008/g, '');
  for (const definition of definitions()) {
    expect(shown).toContain(`   ${definition.name}`);
    for (const { names } of optionsOf(definition)) expect(shown).toMatch(new RegExp(`^ +${names.join(', ')}\\b`, 'm'));
    for (const [line] of definition.examples) expect(shown).toContain(line);
  }
});

test('completions start nothing of ours', () => {
  for (const name of ['lastshell.bash', '_lastshell', 'lastshell.fish'])
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/\$\(|`|\bnode\b|get-yargs/);
});
