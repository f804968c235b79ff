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
