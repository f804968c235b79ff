/**
 * How a terminal hands over a paste. `terminal` brackets it when the shell has asked for that and then presses Enter,
 * as xterm and its kin do. `raw` types it, as consoles do that know no paste.
 */
export type Paste = 'terminal' | 'raw';

const ASKED = /\x1b\[\?2004([hl])/g;

/** The keys that a terminal sends for a text, given what the shell has shown so far. */
export function keysFor(text: string, screen: string, style: Paste): string {
  // A terminal sends its Enter for a line break.
  const keys = text.replaceAll('\n', '\r');
  return style === 'terminal' && asksForBrackets(screen) ? bracket(keys) : keys;
}

function asksForBrackets(screen: string): boolean {
  return [...screen.matchAll(ASKED)].at(-1)?.[1] === 'h';
}

/** Inside the brackets Enter does not count, so the person presses it afterwards. */
function bracket(keys: string): string {
  const enter = keys.endsWith('\r') ? '\r' : '';
  return `\x1b[200~${keys}\x1b[201~${enter}`;
}
