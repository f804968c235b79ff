import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readOrEmpty } from '../util/read.ts';

/** Names what a build wrote, for `sha256sum -c` and for the next build. */
export const sumsName = 'SHA256SUMS';

const line = /^([0-9a-f]{64}) {2}([\w@.-]+(?:\/[\w@.-]+)?)$/;

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function sumsText(files: ReadonlyMap<string, string>): string {
  return [...files].map(([name, text]) => `${sumOf(text)}  ${name}\n`).join('');
}

/** Files that an older build wrote here, that nobody has edited since, and that no build writes any more. */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  return readOrEmpty(join(folder, sumsName))
    .split('\n')
    .flatMap((text) => {
      const [, sum = '', name = ''] = line.exec(text) ?? [];
      const isOwn = name !== '' && !name.split('/').includes('..');
      return isOwn && !files.has(name) && sumOf(readOrEmpty(join(folder, name))) === sum ? [name] : [];
    });
}
