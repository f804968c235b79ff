import { createHash } from 'node:crypto';

/** Names what a build wrote, for `sha256sum -c` and for the next build. */
export const sumsName = 'SHA256SUMS';

const line = /^([0-9a-f]{64}) {2}([\w@.-]+(?:\/[\w@.-]+)?)$/;

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function sumsText(files: ReadonlyMap<string, string>): string {
  return [...files].map(([name, text]) => `${sumOf(text)}  ${name}\n`).join('');
}

/** Files that an older build wrote, that nobody has edited since, and that no build writes any more. */
export function staleFiles(read: (name: string) => string | undefined, files: ReadonlyMap<string, string>): string[] {
  const names = (read(sumsName) ?? '').split('\n').flatMap((text) => {
    const [, sum = '', name = ''] = line.exec(text) ?? [];
    if (name === '' || files.has(name) || name.split('/').some((part) => part === '.' || part === '..')) return [];
    const found = read(name);
    return found !== undefined && sumOf(found) === sum ? [name] : [];
  });
  return [...new Set(names)];
}
