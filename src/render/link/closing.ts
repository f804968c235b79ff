/** Columns of a line of the body. */
const WIDTH = 77;

/** Words behind a command, on as many lines as it takes. */
function rows(command: string, words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const each of words) {
    const longer = `${lines.at(-1) ?? command} ${each}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`${command} ${each}`);
  }
  return lines;
}

/** What ends every text: the call, and then no variable and no function of it is left. */
export function closing(variables: readonly string[], functions: readonly string[]): string[] {
  return ['ls_main', ...rows('unset -v', variables), ...rows('unset -f', functions)];
}
