import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { UsageError } from '../errors.ts';
import { writeWhole } from '../util/write.ts';

/** Writes every file into a folder, each whole. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    // Not recursive: below a folder of /proc, Node 20 would try for ever.
    if (!existsSync(folder)) mkdirSync(folder);
  } catch {
    throw new UsageError(`--out: cannot make the folder ${JSON.stringify(folder)}; give one you may write to`);
  }
  for (const [name, text] of files) writeWhole(join(folder, name), text, '--out');
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
