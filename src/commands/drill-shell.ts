import { start } from '../util/start.ts';
import { hostShell } from '../drill/host-shells.ts';
import { isFile, shellNames } from '../drill/shells.ts';
import { UsageError } from '../errors.ts';
import type { DrillArguments } from './drill-options.ts';

/** Refuses a shell that nobody knows, is not here, or is no bash although it is given as one. */
export async function checkShell({ shell, image }: Pick<DrillArguments, 'shell' | 'image'>): Promise<void> {
  if (isFile(shell)) return checkBash(shell, image);
  const isKnown = shell === 'auto' || shellNames.some((name) => name === shell);
  if (!isKnown) {
    const known = shellNames.join(', ');
    throw new UsageError(`--shell: ${JSON.stringify(shell)} is not known; give auto, ${known}, or the path of a bash`);
  }
  if (shell !== 'auto' && image === undefined) await hostShell(shell);
}

async function checkBash(file: string, image: string | undefined): Promise<void> {
  if (image !== undefined) throw new UsageError('--shell: an image has its own bash; give the file without --image');
  const { stdout } = await start(file, ['--version'], { reject: false, env: { BASH_ENV: '' }, timeout: 10_000 });
  if (!/^GNU bash, version \d/.test(stdout))
    throw new UsageError(`--shell: ${JSON.stringify(file)} is no bash that runs here; give the absolute path of one`);
}
