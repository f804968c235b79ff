import { fillFrame } from '../fill.ts';
import { frame } from './frame.ts';

const GUARDED = /^#(.*)\)$/;
/** The first line of each body, guarded. */
const HEADING = /^## lastshell \d/m;
/** Where the quoted word ends: no line of a body holds a single quote. */
const END = "\n# '";

function isFrameOf(text: string, body: string): boolean {
  try {
    return frame(body).text.trimEnd() === text.trimEnd();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The body of a text of ours, with one newline at its end; undefined if the text is not like ours. The body
 * is framed again and the bytes are compared, so this never says more than "it has our form": anybody can frame.
 */
export function unframe(text: string): { body: string } | 'damaged' | undefined {
  const [first = ''] = fillFrame('open', {}).split('\n');
  if (!text.startsWith(first) && !HEADING.test(text)) return undefined;
  const [word = ''] = text.split(END);
  const lines = word.split('\n').flatMap((line) => GUARDED.exec(line)?.[1] ?? []);
  const body = lines.map((line) => `${line}\n`).join('');
  return isFrameOf(text, body) ? { body } : 'damaged';
}
