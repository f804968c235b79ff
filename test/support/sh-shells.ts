import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/find-program.ts';

/** The shells that have no text of their own but that for sh. */
export const posixShells: [string, string[]][] = [
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

export function shText(request: Request): string {
  return renderScript(buildPlan({ shell: 'sh', ...request }));
}
