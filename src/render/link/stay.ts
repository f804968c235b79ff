import { rows } from './rows.ts';
import type { Survey } from './survey.ts';

/** What is said of a part in a comment is read in the texts that are over when they have run. */
export function withoutComments(text: string): string {
  return text.replace(/^ *#.*\n/gm, '');
}

/** What stays has names of its own, since other texts forget their functions when they end. */
export function setApart(body: string): string {
  return body.replace(/\bls_(?=\w)/g, 'lk_');
}

/**
 * What ends the text that stays: a command with that name, which forgets everything, and itself, once ls_stays is empty;
 * and its first call. Options that would change what the text means have to be put back by hand, since Ctrl-C would
 * leave them changed.
 */
export function stayingAs(name: string, { defined, assigned }: Survey): string[] {
  const variables = [...new Set(assigned.filter((each) => each.startsWith('ls_')))].toSorted();
  return [
    `${name}() {`,
    '  case $- in *[efu]*) echo "Type first: set +efu" && return 1;; esac',
    '  local LC_ALL=C IFS',
    '  unset IFS',
    '  ls_main "$@" 2>/dev/null',
    '  [ -z "$ls_stays" ] || return 0',
    ...rows('  unset -v', variables),
    ...rows('  unset -f', [name, ...defined]),
    '}',
    `${name} look`,
  ];
}
