import { describe, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { testWith } from '../support/need.ts';
import { ROGUE, Scene, countOf, lackOfGroups, shells } from './scene.ts';
import { settings } from './settings.ts';

const { text } = renderText(buildPlan({ script: 'kit' }));
const ASKS = /^Which row is wrong here\? If it is row 1 type: lastshell recover 1\r$/m;

/** What shows everything that a person could notice, in builtins of that shell. */
const looks: Readonly<Record<string, string>> = {
  bash: 'declare -p; declare -f; set -o; shopt; trap -p; alias',
  dash: 'set; set -o; trap; alias; type lastshell lk_main lk_look lk_rows',
  busybox: 'set; set -o; trap; alias; type lastshell lk_main lk_look lk_rows',
  mksh: 'set; typeset -f; set -o; trap; alias',
  zsh: 'typeset; functions; setopt; trap; alias',
};
/** The clock, chance, and what shells note about themselves from one command to the next. */
const VOLATILE =
  /^(?:(?:declare|typeset|integer|readonly|local|export|tied|undefined|array|10|-\S+) )*(?:SECONDS|EPOCH\w+|S?RANDOM|LINENO|BASH_\w+|BASHPID|HISTCMD|PIPESTATUS|pipestatus|_|TTYIDLE|KSH_MATCH|PPID|status|history\w*|\?|!|_lastcmd|PGRP|FUNCNAME)(?:=|\s|$)/;

/** What a person types wrongly or takes back, and what is said. */
const mistakes: [string, RegExp][] = [
  ['lastshell freeze\n', /Not understood: freeze\. Type: lastshell help\r$/m],
  ['lastshell freeze 8\n', /Not understood: row 8\./m],
  ['lastshell kill --nmae x\n', /Not understood: --nmae x\./m],
  ['lastshell freeze --sid\n', /Not understood: freeze/m],
  ['lastshell freeze 1 1\n', /Not understood: freeze 1/m],
  ['lastshell frezze 1\n', /lastshell recover \(stops/m],
  ["lastshell kill --sid 'x[$(kill $$)]'\n", /Not understood: --sid x\[/m],
  ['lastshell kill --name nobody-has-it\n', /Nobody who lives is meant\./m],
  ['lastshell kill 1\n', /They run\. Type: lastshell recover 1\r$/m],
];

describe.each(shells)('%s', (name, shell) => {
  testWith(lackOfGroups)(
    'bye leaves nothing, after mistakes, a Ctrl-C and an answer that is not yes',
    async () => {
      const scene = new Scene(settings['pids.max at the leaf'], shell);
      let turn = 0;
      const note = async (): Promise<string[]> => {
        const end = `NOTED-${++turn}`;
        const shown = await scene.enter(`{ ${looks[name] ?? ''}; } 2>&1; echo NOTED-$((${turn}))\n`, new RegExp(`^${end}\\r$`, 'm')); // prettier-ignore
        // What was typed is shown with or without the prompt before it.
        const isTyped = (line: string): boolean =>
          line.includes('NOTED-') || line.includes(`{ ${looks[name]?.slice(0, 8) ?? ''}`);
        const lines = shown.split('\n').filter((line) => !VOLATILE.test(line) && !isTyped(line));
        return lines;
      };
      try {
        await scene.ready(28, 60);
        await scene.enter('name=mine size=1 IFS=: own="a  b"; trap "echo no" USR1; echo SET-$((1))\n', /^SET-1\r$/m);
        await note();
        const before = await note();
        expect(before.join('\n')).toContain('a  b');
        await scene.enter(text, ASKS);
        for (const [line, says] of mistakes) await scene.enter(line, says);
        await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
        await scene.enter('\x03', /[$#%] (?:\x1b\[6n)?$/);
        await scene.enter('lastshell recover 1\n', /^To recover them type: yes\r$/m);
        await scene.enter('no\n', /Nothing was done\.\r$/m);
        expect(countOf(ROGUE)).toBe(28);
        await scene.enter('lastshell\n', ASKS);
        await scene.enter('lastshell bye; echo GONE-$((1))\n', /^GONE-1\r$/m);
        expect(await note()).toEqual(before);
      } finally {
        await scene.close();
      }
    },
    120_000,
  );
});
