import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { packageRoot } from '../root.ts';

/** The packages that these files are of. */
function packagesOf(files: readonly string[]): string[] {
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function licenceOf(name: string): string {
  const folder = new URL(`node_modules/${name}/`, packageRoot);
  const { version, license } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((found) => /^licen[cs]e/i.test(found));
  const text = file === undefined ? '' : readFileSync(new URL(file, folder), 'utf8').trim();
  return `${name} ${version ?? ''} (${license ?? 'see below'})\n\n${text}\n`;
}

/** Writes the licences of what is in the bundle, as they ask for. */
export function writeLicences(inputs: readonly string[]): void {
  const texts = packagesOf(inputs).map(licenceOf);
  writeFileSync(new URL('dist/LICENCES.txt', packageRoot), texts.join(`\n${'-'.repeat(72)}\n\n`));
}
