import type { Bomb } from './arena.ts';
import type { Turn } from './dialogue.ts';
import type { After } from './run.ts';

/** Row 1, and below it the words that say what to type; in the source of the kit these end with a quote. */
const row: Turn = {
  sees: /^1 {2}(\S.*)[\r\n][^]*?^Which row\b.*type: (lastshell recover 1)[\r\n]/m,
  types: '$2',
};
const answer: Turn = { sees: /^To \w+ them type: (.+)[\r\n]/m, types: '$1' };

/** Programs of which row 1 alone is not the way: why, and what a person types who reads what is shown. */
const detours: Readonly<Record<string, After>> = {
  zombies: {
    why: 'no signal ends the dead; the kit names their parent, whose end gives them to a first process that reaps',
    turns: [
      row,
      {
        sees: /^No signal ends the dead: (PID \d+ \((\w+)\), their parent), has to reap[\r\n]/m,
        types: 'lastshell recover --name $2',
      },
      answer,
    ],
  },
};

/** As the kit itself says it: row 1, and then what it asks for. */
export function afterKit({ name }: Bomb): After {
  return detours[name] ?? { turns: [row, answer] };
}
