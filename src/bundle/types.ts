import { cpSync, readFileSync } from 'node:fs';
import { packageRoot } from '../root.ts';

/** Copies the types of the library, those alone that its first file leads to. */
export function copyTypes(from = 'index.d.ts', known = new Set<string>()): void {
  if (known.has(from)) return;
  known.add(from);
  const file = new URL(`build/${from}`, packageRoot);
  cpSync(file, new URL(`dist/types/${from}`, packageRoot));
  const base = new URL(from, 'file:///');
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.ts'/g))
    copyTypes(new URL(`${name}.d.ts`, base).pathname.slice(1), known);
}
