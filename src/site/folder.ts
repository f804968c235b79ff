import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { UsageError } from '../errors.ts';
import { readOrEmpty } from '../util/read.ts';
import { writeAllWhole } from '../util/write.ts';
import { staleFiles } from './sums.ts';

function makeFolder(folder: string): void {
  try {
    // Not recursive: below a folder of /proc, Node 20 would try for ever.
    if (!existsSync(folder)) mkdirSync(folder);
  } catch {
    throw new UsageError(`--out: cannot make the folder ${JSON.stringify(folder)}; give one you may write to`);
  }
}

/** Writes every file into a folder: all of them or none. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  makeFolder(folder);
  const targets = [...files].map(([name, text]): [string, string] => [join(folder, name), text]);
  for (const below of new Set(targets.map(([path]) => dirname(path)))) makeFolder(below);
  writeAllWhole(targets, '--out');
}

/** The same, and what an older build wrote here and this one does not is removed afterwards. */
export function rewriteFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const stale = staleFiles(folder, files);
  writeFolder(folder, files);
  for (const name of stale) rmSync(join(folder, name));
}

/** The unified difference between a folder and what it should hold; empty when there is none. */
export function checkFolder(folder: string, files: ReadonlyMap<string, string>): string {
  const stale = staleFiles(folder, files).map((name) => [name, ''] as const);
  return [...files, ...stale]
    .filter(([name, text]) => readOrEmpty(join(folder, name)) !== text)
    .map(([name, text]) => createTwoFilesPatch(`${folder}/${name}`, 'templates', readOrEmpty(join(folder, name)), text))
    .join('');
}
