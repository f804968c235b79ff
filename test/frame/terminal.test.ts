import { describe, expect } from '@jest/globals';
import { frame } from '../../src/render/frame/frame.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { bashes } from '../support/bashes.ts';
import { testWith } from '../support/need.ts';
import { Terminal } from '../support/terminal.ts';
import { slice } from '../support/whole.ts';

const { text } = frame('ls_end="its end"\necho "Text at $ls_end"\nunset ls_end');
const RAN = /Text at its end/;

interface Prompt {
  readonly command: string;
  readonly brackets: boolean;
  readonly needs: string;
}

function prompt(command: string, needs: string, brackets = false): Prompt {
  return { command: `env TERM=${brackets ? 'xterm' : 'dumb'} HISTFILE= ${command}`, brackets, needs };
}

const prompts: Prompt[] = [
  ...bashes().map((path) => prompt(`${path} --norc --noprofile -i`, 'bash')),
  prompt('bash --norc --noprofile -i', 'bash', true),
  prompt('dash -i', 'dash'),
  prompt('busybox ash -i', 'busybox'),
  prompt('mksh -i', 'mksh'),
  prompt('zsh -f -i', 'zsh'),
  prompt('zsh -f -i', 'zsh', true),
];

/** A few of what can happen to a text on its way; the places are spread over all of it. */
const damages: string[] = [
  text.replace('its end', 'the end'),
  text.replaceAll("'", '\u2019'),
  text.replace("')\n;;x)", ')\n;;x)'),
  text.replace("';do", ';do'),
  text.split('\n').slice(1).join('\n'),
  text.split('\n').toSpliced(4, 3).join('\n'),
  text.split('\n').slice(0, -3).join('\n'),
  ...Array.from({ length: slice(120, 6) }, (_, at) => {
    const place = Math.floor(((at + 0.5) * text.length) / slice(120, 6));
    return text.slice(0, place) + text.slice(place + 1);
  }),
];

let turn = 0;

/** Whether the shell takes a command; Ctrl-C if it still waits for the end of a quote. */
async function answers(terminal: Terminal): Promise<boolean> {
  for (let tries = 0; tries < 8; tries++) {
    const mark = ++turn;
    terminal.type(`\recho ALIVE-$((${mark} + 0))-\r`);
    if (await terminal.sees(new RegExp(`ALIVE-${mark}-`), 1)) return true;
    terminal.type('\x03');
  }
  return false;
}

/** What the screen shows of a paste, and whether the shell lives. */
async function paste(terminal: Terminal, brackets: boolean, pasted: string): Promise<{ seen: string; lives: boolean }> {
  const from = terminal.screen.length;
  const keys = pasted.replaceAll('\n', '\r');
  terminal.type(brackets ? `\x1b[200~${keys}\x1b[201~\r` : keys);
  const lives = await answers(terminal);
  return { seen: terminal.screen.slice(from), lives };
}

/** Echoed text has the words too, but between quotes and with a name in place of its value. */
function hasRun(seen: string): boolean {
  return RAN.test(seen.replace(/"[^"]*"/g, ''));
}

describe.each(prompts)('$command, in brackets: $brackets', ({ command, brackets, needs }) => {
  const lack = [needs, 'script'].find((program) => !hasProgram(program));

  testWith(lack)(
    'the text runs as often as it is pasted; what is damaged does not, and never ends the shell',
    async () => {
      const terminal = new Terminal(command);
      try {
        expect(await answers(terminal)).toBe(true);
        for (const bad of damages) {
          const { seen, lives } = await paste(terminal, brackets, bad);
          const mayRun = bad.includes(text.slice(text.indexOf("')\n;;x)"), text.indexOf("';do for ls_i") + 1));
          expect({ bad, lives, ran: hasRun(seen) && !mayRun }).toEqual({ bad, lives: true, ran: false });
        }
        for (const again of [text, text]) {
          const { seen, lives } = await paste(terminal, brackets, again);
          expect({ lives, ran: hasRun(seen) }).toEqual({ lives: true, ran: true });
        }
      } finally {
        await terminal.close();
      }
    },
    600_000,
  );
});
