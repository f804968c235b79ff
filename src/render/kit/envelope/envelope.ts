import { UsageError } from '../../../errors.ts';
import { fillEnvelope } from '../../engine.ts';
import type { Framed } from '../../frame/frame.ts';
import { checksum } from './checksum.ts';

/** The names that the verifier uses. As a long row of words they also show whether blanks have been lost or replaced. */
const NAMES = '__a __b __c __d __e __h __i __j __l __m __n __q __r __s __t __u';

/** Columns of a line; two of the payload's go to its guards. */
const LINE_WIDTH = 79;
export const PAYLOAD_WIDTH = LINE_WIDTH - 2;

/**
 * A line of the payload as it is pasted. Alone it is a comment to most shells, and to all of them a syntax error, which
 * runs nothing. The end of it, where a loss may cut it, is a syntax error too.
 */
function guard(line: string): string {
  return `#${line})`;
}

/** The verifier has three loops of ten. */
const MOST_LINES = 998;

/**
 * Puts a payload into one quoted word with its verifier. Damage to that word changes the sum; damage to the frame is a
 * syntax error. `bashOnly` makes other shells say so and do nothing.
 */
export function envelop(payload: readonly string[], bashOnly: boolean): Framed {
  const view = { bashOnly, names: NAMES };
  const [open, check, close] = ['open', 'check', 'close'].map((part) => fillEnvelope(part, view).trimEnd());
  // The first guard without a line in it is where the verifier ends.
  const lines = [...(check ?? '').split('\n'), ...['', ...payload].map(guard)];
  const wide = lines.find((line) => line.length > LINE_WIDTH);
  if (wide !== undefined) throw new RangeError(`the verifier reads ${LINE_WIDTH} columns: ${wide}`);
  // One more is the sum, and one has to be left for the verifier to see that the text has ended.
  if (lines.length > MOST_LINES) {
    throw new UsageError(
      `a paste of ${lines.length + 1} lines: its verifier reads ${MOST_LINES}; name fewer, or use --form file`,
    );
  }
  const sum = checksum(lines);
  // A line of its own for the end: what follows the word must not fall into a comment.
  return { text: `${open ?? ''}${lines.join('\n')}\n${guard(`s${sum}`)}\n${close ?? ''}\n`, sum };
}
