/** Texts of other people and of nobody, to compare with and to test the judge. */

function passOver(name: string, signal: string): string {
  const loop = `for pid in [0-9]*; do test -r "$pid/exe" && read -r p name state ppid junk <"$pid/stat"`;
  return `${loop} && [ "$name" = '(${name})' ] && kill -${signal} "$pid"; done 2>/dev/null\n`;
}

/** The well-known recipe: five passes of STOP over /proc, then one of KILL. */
export function wellKnown(name: string): string {
  return `cd /proc\n${passOver(name, 'STOP').repeat(5)}${passOver(name, 'KILL')}`;
}

/** The recipe, which then works on for seconds before it has its last word. */
export function talkative(name: string): string {
  const seconds = 'read -r now x </proc/uptime && now=${now%%.*}';
  const wait = `${seconds}; end=$((now + 3)); while [ "$now" -lt "$end" ]; do ${seconds}; done`;
  return `{\n${wellKnown(name)}${wait}\necho SAID-''ALL\n}\n`;
}

/** Continues everybody: whoever was stopped before is no business of a recovery. */
export const wakeAll = 'kill -CONT -1\n';

export const doNothing = ':\n';

/** Ends everything that is not this shell or its carrier: recovers, and hurts the bystanders. */
export const massacre = 'kill -KILL -1\n';

/** Stops one innocent: it never helps, and it does harm. */
export function stopBystander(name: string): string {
  return `cd /proc\n${passOver(name, 'STOP')}`;
}
