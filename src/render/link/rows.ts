import { BODY_WIDTH } from '../frame/body.ts';

/** Words behind a command, on as many lines as it takes. */
export function rows(command: string, words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const each of words) {
    const longer = `${lines.at(-1) ?? command} ${each}`;
    if (lines.length > 0 && longer.length <= BODY_WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`${command} ${each}`);
  }
  return lines;
}

/** What ends a text: the call, and then no function of it is left. */
export function closing(functions: readonly string[]): string[] {
  return ['ls_main 2>/dev/null', ...rows('unset -f', functions)];
}

/**
 * What ends the text that stays: a command with that name, which forgets everything, and itself, once ls_stays is empty;
 * and its first call. Options that would change what the text means have to be put back by hand, since Ctrl-C would
 * leave them changed.
 */
export function stayingAs(name: string, functions: readonly string[], variables: readonly string[]): string[] {
  return [
    `${name}() {`,
    '  case $- in *[efu]*) echo "Type first: set +efu" && return 1;; esac',
    '  local LC_ALL=C IFS',
    '  unset IFS',
    '  ls_main "$@" 2>/dev/null',
    '  [ -z "$ls_stays" ] || return 0',
    ...rows('  unset -v', variables),
    ...rows('  unset -f', [name, ...functions]),
    '}',
    name,
  ];
}
