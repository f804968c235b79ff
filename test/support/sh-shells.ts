import { hasProgram } from '../../src/util/find-program.ts';

/** The shells other than bash. */
const posixShells: [string, string[]][] = [
  ['dash', ['dash']],
  ['busybox ash', ['busybox', 'ash']],
  ['mksh', ['mksh']],
  ['zsh', ['zsh', '-f']],
];

/** Every shell that the texts are made for. */
export const allShells: [string, string[]][] = [['bash', ['bash', '--norc', '--noprofile']], ...posixShells];

/** What a person could notice afterwards; what changes by itself, and our own sandbox, left out. */
export const snapshot =
  'set | grep -v "^[_A-Z]*=.*[0-9]$\\|^_=\\|^_=\\|^KSH_MATCH=\\|^BASH_\\|^PIPESTATUS"; echo "$-"; \\trap; alias; pwd; umask';

/** What is missing here, if anything. */
export const shLack = ['dash', 'busybox', 'mksh', 'zsh'].find((program) => !hasProgram(program));
