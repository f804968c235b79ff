/** The name that the kernel has for stdin. */
export const stdin = '/dev/stdin';

/** No word of a command line can begin so. */
const ARMED = '\0';

function arm(word: string): string {
  return ARMED + Buffer.from(word).toString('hex');
}

/**
 * The command line of check, so that yargs changes nothing in it. By itself it loses a lone -, and refuses what stands
 * behind --, where every word is the name of a file, be it --help or - itself.
 */
export function armFiles(args: readonly string[]): string[] {
  if (args[0] !== 'check') return [...args];
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const head = args.slice(0, end).map((word, index) => (word === '-' && index > 0 ? stdin : word));
  return [...head, ...args.slice(end + 1).map((word) => arm(word === '-' ? './-' : word))];
}

/** The word as it was given. */
export function disarm(word: string): string {
  return word.startsWith(ARMED) ? Buffer.from(word.slice(ARMED.length), 'hex').toString() : word;
}
