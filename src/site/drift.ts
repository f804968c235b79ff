import { createTwoFilesPatch } from 'diff';

/** A file of a folder that is not what it should be: what it holds, and what it should hold. */
export interface Drift {
  readonly file: string;
  readonly kind: 'changed' | 'missing' | 'left over';
  readonly before: string;
  readonly after: string;
}

/** A line for a file. */
export function nameOf({ kind, file }: Drift): string {
  return `${kind}: ${file}\n`;
}

/** The unified difference. */
export function diffOf({ file, before, after }: Drift): string {
  return createTwoFilesPatch(file, 'templates', before, after);
}
