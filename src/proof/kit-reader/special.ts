import type { Shell } from './shells.ts';
import { type Fact, unknown } from './state.ts';

const everywhere = ['#', '?', '$', '!', 'PPID', 'LINENO', 'OPTIND'];
const inBash = [
  'EUID', 'UID', 'BASHPID', 'SECONDS', 'RANDOM', 'SRANDOM', 'HISTCMD', 'EPOCHSECONDS', 'BASH_SUBSHELL', 'SHLVL',
  'BASH_VERSINFO', 'BASH_VERSINFO[0]', 'BASH_VERSINFO[1]', 'BASH_VERSINFO[2]', 'BASH_VERSINFO[3]',
]; // prettier-ignore

/** The shell itself declares these -i: what is assigned is evaluated. */
const integers = new Set(['OPTIND', 'SECONDS', 'RANDOM', 'SRANDOM', 'HISTCMD', 'BASHPID']);

/** What the shell itself promises of a variable that the script has not touched. */
export function standingFacts(shell: Shell): (name: string) => Fact {
  const numbers = new Set(shell.name.startsWith('bash') ? [...everywhere, ...inBash] : everywhere);
  const isInteger = (name: string) => integers.has(name) && (shell.runsSeeds || name === 'OPTIND');
  // Under a name with a blank stands whether a trap is set: 2 says that it is not.
  return (name) =>
    numbers.has(name) || name.startsWith('trap ') ? { ...unknown, kind: 2, integer: isInteger(name) } : unknown;
}

/** The shell gives these a text of its own at any moment, whatever the script has put there. */
export const shifting: ReadonlySet<string> = new Set(
  ['_', 'PWD', 'OLDPWD', 'REPLY', 'OPTARG', 'BASH_COMMAND', 'BASH_REMATCH', 'BASH_SOURCE', 'BASH_ARGV', 'BASH_ARGV0']
    .concat([
      'FUNCNAME',
      'DIRSTACK',
      'COPROC',
      'GROUPS',
      'PIPESTATUS',
      'BASH_EXECUTION_STRING',
      'BASHOPTS',
      'SHELLOPTS',
    ])
    .flatMap((name) => [name, `${name}[]`]),
);

/** Variables whose value the shell expands when it shows a prompt or a trace. */
export const promptNames = new Set(['PS0', 'PS1', 'PS2', 'PS4', 'PROMPT_COMMAND']);
