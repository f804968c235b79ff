import type { Bomb } from './arena.ts';
import type { Turn } from './dialogue.ts';
import type { After } from './run.ts';

/** Row 1, and below it the words that say what to type; in the source of the kit these end with a quote. */
const ROWS = String.raw`^1 {2}(\S.*)[\r\n][^]*?^Which row\b.*type: (lastshell recover 1)[\r\n]`;
const answer: Turn = { sees: /^To \w+ them type: (.+)[\r\n]/m, types: '$1' };

function rowThen(types: string): Turn {
  return { sees: new RegExp(ROWS, 'm'), types };
}

/** Programs of which row 1 alone is not the way: why, and what a person types who reads what is shown. */
const detours: Readonly<Record<string, After>> = {
  typed: {
    why: 'row 1 is every bash, those of bystanders too; the users that are shown tell them apart',
    turns: [
      rowThen('$2'),
      { sees: /^(Meant:.* of user.* 61001 .*)[\r\n][^]*?^To \w+ them type: .+[\r\n]/m, types: 'no' },
      { sees: /^(Nothing was done\.)[\r\n]/m, types: 'lastshell recover 1 --uid 61001' },
      answer,
    ],
  },
  zombies: {
    why: 'no signal ends the dead; the kit names their parent, whose end gives them to a first process that reaps',
    turns: [
      rowThen('$2'),
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
  return detours[name] ?? { turns: [rowThen('$2'), answer] };
}
