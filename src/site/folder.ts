import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { UsageError } from '../errors.ts';
import { writeAllWhole } from '../util/write.ts';

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

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The unified difference between a folder and what it should hold; empty when there is none. */
export function checkFolder(folder: string, files: ReadonlyMap<string, string>): string {
  return [...files]
    .filter(([name, text]) => readOrEmpty(join(folder, name)) !== text)
    .map(([name, text]) => createTwoFilesPatch(`${folder}/${name}`, 'templates', readOrEmpty(join(folder, name)), text))
    .join('');
}
