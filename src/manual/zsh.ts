import { type Definition, definitions } from '../commands/definition.ts';
import { type OptionWord, optionsOf } from './words.ts';

/** In single quotes, within the brackets and colons of _arguments. */
function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");
}

function argumentsOf({ names, describe, value, isMany }: OptionWord): string[] {
  const what = typeof value === 'string' ? '_files' : `(${value.join(' ')})`;
  const more = value === 'none' ? '' : `:value:${what}`;
  const others = isMany ? '*' : `(${names.join(' ')})`;
  return names.map((name) => {
    // --name value and --name=value.
    const sign = value === 'none' || name.length === 2 ? '' : '=';
    return `'${others}${name}${sign}[${escaped(describe)}]${more}'`;
  });
}

function caseOf(definition: Definition): string[] {
  const { name, word } = definition;
  const choices = word?.choices;
  const rest = word?.isMany ? ["'*:file:_files'"] : choices ? [`'1:${word.name}:(${choices.join(' ')})'`] : [];
  const all = [...optionsOf(definition).flatMap(argumentsOf), ...rest];
  return [`  ${name})`, `    _arguments -S \\`, `      ${all.join(' \\\n      ')}`, '    ;;'];
}

/** Completions for zsh: nothing of ours is started at a Tab. */
export function zshCompletions(): string {
  const verbs = definitions().map(({ name, summary }) => `      '${name}:${escaped(summary)}'`);
  return `${[
    '#compdef lastshell',
    '# Completions of lastshell for zsh; made by npm run build.',
    'local curcontext=$curcontext state line',
    "_arguments -C '1:verb:->verb' '*::word:->words' && return",
    'if [[ $state == verb ]]; then',
    '  local -a verbs',
    '  verbs=(',
    ...verbs,
    '  )',
    '  _describe verb verbs',
    '  return',
    'fi',
    'case $line[1] in',
    ...definitions().flatMap(caseOf),
    'esac',
  ].join('\n')}\n`;
}
