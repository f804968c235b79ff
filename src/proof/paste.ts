import { UsageError } from '../errors.ts';
import { envelop } from '../render/kit/envelope/envelope.ts';
import type { ForkFinding } from './verdict/rules.ts';

const GUARDED = /^#(.*)\)$/;

/** The sum of a paste of ours, or what is wrong with it; nothing if a text is none. */
function look(text: string): { sum: number } | 'damaged' | undefined {
  if (!/^\s*for __s in '/.test(text)) return undefined;
  // The first guard is empty, and the last holds the sum.
  const guarded = text.split('\n').flatMap((line) => GUARDED.exec(line)?.[1] ?? []);
  const payload = guarded.slice(1, -1);
  try {
    const made = [true, false].map((bashOnly) => envelop(payload, bashOnly));
    const same = made.find((paste) => paste.text.trimEnd() === text.trimEnd());
    return same ? { sum: same.sum } : 'damaged';
  } catch (error) {
    if (error instanceof RangeError || error instanceof UsageError) return 'damaged';
    throw error;
  }
}

/** The finding over a text that begins as ours do and is not as we write it. */
export function damaged(file: string): ForkFinding {
  const reason = 'this begins as a paste of lastshell does and is damaged, or of another version';
  return { file, line: 1, column: 1, rule: 'eval', name: '', starts: false, reason, instead: 'print it again' };
}

/**
 * The findings of a text that may be a paste of the kit. A paste holds its text in quotes, without the comments that a proof by
 * reading needs: the one finding of a whole one says so. Anybody can make one that is whole, so it is never called safe.
 */
export function withPaste(file: string, text: string, findings: readonly ForkFinding[]): ForkFinding[] {
  const seen = look(text);
  if (seen === undefined) return [...findings];
  if (seen === 'damaged') return [damaged(file), ...findings];
  const reason = `this has the form of a paste of lastshell and is whole (checksum ${seen.sum}); its text is in quotes`;
  const instead = 'check what print writes with the same options and --form annotated; --trace runs the paste itself';
  return [{ file, line: 1, column: 1, rule: 'eval', name: '', starts: false, reason, instead }];
}
