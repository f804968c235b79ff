import { createTwoFilesPatch } from 'diff';
import type { Format } from '../format/format.ts';
import { findMarked, wrapMarked } from '../mark.ts';

export interface Decision {
  readonly action: 'create' | 'update' | 'keep' | 'refuse';
  /** The whole page as it should be. */
  readonly text: string;
  /** What would change, as a unified diff; empty when nothing would. */
  readonly diff: string;
  /** Why it is refused. */
  readonly reason?: string;
}

/** Looks at what a wiki has and at what was generated, and says what to do; people's text around the marks is kept. */
export function decide(
  title: string,
  found: string | undefined,
  made: string,
  format: Format,
  isForced: boolean,
): Decision {
  if (found === undefined) return { action: 'create', text: made, diff: '' };
  const ours = findMarked(made, format);
  const theirs = findMarked(found.replaceAll('\r\n', '\n'), format);
  if (!ours) throw new Error('a page without marks was made');
  if (theirs === undefined) {
    const text = `${found.trimEnd()}\n\n${made}`;
    const reason = 'there is a page that lastshell did not make, or its marks are damaged; --force adds ours below it';
    return { action: isForced ? 'update' : 'refuse', text, diff: diffOf(title, found, text), reason };
  }
  const text = `${theirs.before}${wrapMarked(ours.inside, format).trimEnd()}${theirs.after}`;
  if (isSame(text, found)) return { action: 'keep', text: found, diff: '' };
  const reason = 'somebody edited the text between the marks; move it above or below them, or give it up with --force';
  const action = theirs.isOurs || isForced ? 'update' : 'refuse';
  return { action, text, diff: diffOf(title, found, text), reason };
}

/** Wikis cut what ends a page or a line. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+$/gm, '')
      .trim();
  return plain(a) === plain(b);
}

function diffOf(title: string, from: string, to: string): string {
  return createTwoFilesPatch(`${title} (wiki)`, `${title} (made now)`, from, to);
}
