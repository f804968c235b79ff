import { createHash } from 'node:crypto';
import type { Format } from './format/format.ts';

/** What a page holds between our marks, and what people wrote around them. */
export interface Marked {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
  /** Whether the inside is still what we wrote. */
  readonly isOurs: boolean;
}

/** Wikis cut blanks at the end of lines or of the page, so those do not count. */
function hashOf(inside: string): string {
  const text = inside
    .trim()
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Puts what was generated between two marks; the first one carries its hash. */
export function wrapMarked(inside: string, { mark }: Format): string {
  return `${mark.begin(`lastshell:begin ${hashOf(inside)}`)}\n${inside.trim()}\n${mark.end}\n`;
}

/** Finds our part of a page; undefined where there is none, or where its marks are damaged. */
export function findMarked(page: string, { mark }: Format): Marked | undefined {
  const [lead = '', tail = ''] = mark.begin('\0').split('\0');
  const start = page.indexOf(`${lead}lastshell:begin `);
  const bodyAt = page.indexOf(`${tail}\n`, start);
  const end = page.indexOf(mark.end, bodyAt);
  if (start < 0 || bodyAt < 0 || end < 0) return undefined;
  const inside = page.slice(bodyAt + tail.length + 1, end);
  const hash = page.slice(start + lead.length, bodyAt).replace('lastshell:begin ', '');
  return {
    before: page.slice(0, start),
    inside,
    after: page.slice(end + mark.end.length),
    isOurs: hash === hashOf(inside),
  };
}
