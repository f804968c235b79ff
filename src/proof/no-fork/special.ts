import type { Shell } from './shells.ts';
import { type Fact, unknown } from './state.ts';

const everywhere = ['#', '?', '$', '!', 'PPID', 'OPTIND', 'LINENO'];
const inBash = [
  'EUID', 'UID', 'BASHPID', 'RANDOM', 'SRANDOM', 'SECONDS', 'EPOCHSECONDS', 'BASH_SUBSHELL', 'HISTCMD', 'SHLVL',
  'PIPESTATUS', 'PIPESTATUS[]', 'BASH_LINENO[]', 'BASH_ARGC[]', 'BASH_VERSINFO',
  'BASH_VERSINFO[0]', 'BASH_VERSINFO[1]', 'BASH_VERSINFO[2]', 'BASH_VERSINFO[3]',
]; // prettier-ignore

const number: Fact = { ...unknown, kind: 2 };

/** What the shell itself promises of a variable that the script has not touched. */
export function standingFacts(shell: Shell): (name: string) => Fact {
  const numbers = new Set(shell.name.startsWith('bash') ? [...everywhere, ...inBash] : everywhere);
  return (name) => (numbers.has(name) ? number : unknown);
}

/** Variables whose value the shell expands when it shows a prompt or a trace. */
export const promptNames = new Set(['PS0', 'PS1', 'PS2', 'PS4', 'PROMPT_COMMAND']);
