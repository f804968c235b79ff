import type { Command, Statement } from 'unbash';
import { guardOf, isBarrier, isMender, setByCase } from './guard.ts';
import { literalOf } from '../../shell/literal.ts';
import { NAME } from '../../shell/names.ts';
import { isSafe, isSafeStatement } from './quiet.ts';

const NUMBER_SET = /^\s*([A-Za-z_]\w*)\s*=\s*\d+\s*$/;

/** Where a list of commands stands: an error in the script itself leaves out the rest of a line, in a function all of it. */
export interface Place {
  readonly isScript: boolean;
  readonly fn: string | undefined;
  readonly loops: number;
  readonly text: string;
}

/** The variables that a command, if it begins its line, has set whenever the next one is reached. */
export function setsOf(statement: Statement, place: Place): readonly string[] {
  if (statement.background === true) return [];
  const { command } = statement;
  switch (command.type) {
    case 'Command':
      return setByCommand(statement, command, place);
    case 'Case': {
      const { word, items } = command;
      const isSure =
        isSafe(word) && items.every((each) => each.pattern.every(isSafe) && each.body.commands.every(isSafeStatement));
      if (place.isScript && !isSure) return [];
      const guard = guardOf(statement, false);
      const out = guard !== undefined && isBarrier(guard, place.fn, place.loops) ? guard.bad : undefined;
      return guard !== undefined && isMender(guard) ? [guard.name] : setByCase(command, out);
    }
    case 'ArithmeticFor':
      return NUMBER_SET.exec(place.text.slice(command.initialize?.pos, command.initialize?.end))?.slice(1) ?? [];
    case 'ArithmeticCommand':
      // An error in it leaves all of a function, but only this line of a script.
      return (place.isScript ? NUMBER_SET : /^\s*([A-Za-z_]\w*)\s*=(?!=)/).exec(command.body)?.slice(1) ?? [];
    default:
      return [];
  }
}

function setByCommand(statement: Statement, { name, prefix, args, redirects }: Command, place: Place): string[] {
  const word = name === undefined ? '' : (literalOf(name) ?? '?');
  if (redirects.length > 0 || !/^(?:|local|declare|typeset)$/.test(word)) return [];
  if (word === '' && place.isScript && !isSafeStatement(statement)) return [];
  const isLocal = place.fn !== undefined && !args.some(({ text }) => /^-\w*g/.test(text));
  return [...prefix, ...args].flatMap((each) => {
    if (each.type === 'Word') return isLocal && NAME.test(each.text) ? [each.text] : [];
    if (each.type !== 'Assignment' || each.index !== undefined || each.append === true) return [];
    const isSure = word === '' || isLocal || (each.value.type === 'Word' && /^[\w.-]*$/.test(each.value.text));
    return isSure ? [each.name] : [];
  });
}

/** For each command, whether nothing before it in its line may fail and take the rest of the line with it. */
export function beginningsOf(list: readonly Statement[], text: string): boolean[] {
  const begins: boolean[] = [];
  for (const [at, { pos }] of list.entries()) {
    const before = list[at - 1];
    const isNewLine = before === undefined || /(?<!\\)\n/.test(text.slice(before.end, pos));
    const isHarmless = before !== undefined && (before.command.type === 'Function' || isSafeStatement(before));
    begins.push(isNewLine || (begins[at - 1] === true && isHarmless));
  }
  return begins;
}
