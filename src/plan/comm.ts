import { UsageError } from '../errors.ts';
import { quote } from '../render/quote.ts';

/** Bytes of a process name that the kernel keeps: TASK_COMM_LEN is 16 with the final NUL (linux/sched.h). */
const commBytes = 15;

/** As UTF-8. */
function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The longest prefix of a name that the kernel can hold, never cut inside a character. */
export function cutName(name: string): string {
  let cut = '';
  for (const character of name) {
    if (bytesIn(cut + character) > commBytes) break;
    cut += character;
  }
  return cut;
}

/**
 * Checks one process name (comm) as given to `option`.
 * @throws UsageError for a name that no process can have or that the text cannot select.
 */
export function checkComm(name: string, option: string): string {
  if (name === '') throw new UsageError(`${option}: the name is empty; give the name as the list shows it`);
  if (/[\0\n]/.test(name))
    throw new UsageError(
      `${option}: a name with NUL or newline cannot be given; write ? for the newline, or select by --uid or --parent`,
    );
  if (/\p{Surrogate}|\uFFFD/u.test(name))
    throw new UsageError(
      `${option}: the name is not valid UTF-8; write ? for each such byte, or select by --uid or --parent`,
    );
  const bytes = bytesIn(name);
  if (bytes > commBytes) {
    throw new UsageError(
      `${option}: the name has ${bytes} bytes, the kernel keeps ${commBytes}; use ${option} ${quote(cutName(name))}`,
    );
  }
  return name;
}
