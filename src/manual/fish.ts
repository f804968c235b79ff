import { type Definition, definitions } from '../commands/definition.ts';
import { optionsOf } from './words.ts';

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function linesOf(definition: Definition): string[] {
  const { name, summary, word } = definition;
  const line = `complete -c lastshell -n '__fish_seen_subcommand_from ${name}'`;
  const choices = word?.choices === undefined ? '' : ` -a ${quoted(word.choices.join(' '))}`;
  const options = optionsOf(definition).map(({ names, describe, value }) => {
    const spelled = names.map((each) => each.replace(/^--/, '-l ').replace(/^-(?=\w$)/, '-s '));
    const what = value === 'none' ? '' : value === 'any' ? ' -r -F' : ` -x -a ${quoted(value.join(' '))}`;
    return `${line} ${spelled.join(' ')}${what} -d ${quoted(describe)}`;
  });
  return [
    `complete -c lastshell -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...(word?.isMany ? [] : [`${line} -f${choices}`]),
    ...options,
  ];
}

/** Completions for fish: nothing of ours is started at a Tab. */
export function fishCompletions(): string {
  const lines = definitions().flatMap(linesOf);
  const head = '# Completions of lastshell for fish; made by npm run build.';
  return `${[head, 'complete -c lastshell -n __fish_use_subcommand -f', ...lines].join('\n')}\n`;
}
