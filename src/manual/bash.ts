import { type Definition, definitions } from '../commands/definition.ts';
import { namesOf, optionsOf } from './words.ts';

function caseOf(definition: Definition): string[] {
  const choices = optionsOf(definition).flatMap(({ names, value }) =>
    typeof value === 'string' ? [] : [`    ${names.join(' | ')}) words='${value.join(' ')}' ;;`],
  );
  const values = optionsOf(definition).flatMap(({ names, value }) => (value === 'any' ? names : []));
  const words = (definition.word?.choices ?? []).join(' ');
  return [
    `  ${definition.name})`,
    '    case $before in',
    ...choices,
    ...(values.length === 0 ? [] : [`    ${values.join(' | ')}) return ;;`]),
    `    *) if [[ $word == -* ]]; then words='${namesOf(definition).join(' ')}'; else words='${words}'; fi ;;`,
    '    esac',
    '    ;;',
  ];
}

/** Completions for bash: nothing is started at a Tab. An empty answer leaves the word to the names of files. */
export function bashCompletions(): string {
  const verbs = definitions().map(({ name }) => name);
  return `${[
    '# Completions of lastshell for bash; made by npm run build.',
    '_lastshell() {',
    "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=''",
    '  COMPREPLY=()',
    "  if [[ $word == '=' ]]; then",
    "    word=''",
    "  elif [[ $before == '=' ]]; then",
    '    before=${COMP_WORDS[COMP_CWORD - 2]}',
    '  fi',
    '  if ((COMP_CWORD == 1)); then',
    `    words='${verbs.join(' ')} --help --version'`,
    '  else',
    '  case ${COMP_WORDS[1]} in',
    ...definitions().flatMap(caseOf),
    '  esac',
    '  fi',
    '  local each',
    '  for each in $words; do',
    '    [[ $each != "$word"* ]] || COMPREPLY+=("$each")',
    '  done',
    '}',
    'complete -o default -F _lastshell lastshell',
  ].join('\n')}\n`;
}
