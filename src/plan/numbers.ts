import { UsageError } from '../errors.ts';

/** @throws UsageError unless the value is a whole number from `least` to `most`. */
export function checkNumber(value: string, option: string, least: number, most: number, orElse = ''): number {
  const number = Number(value);
  if (/^[0-9]+$/.test(value) && number >= least && number <= most) return number;
  const wanted = `a number from ${least} to ${most}${orElse && ` ${orElse}`}`;
  throw new UsageError(`${option}: ${JSON.stringify(value)} is not ${wanted}; give one`);
}

/** The same for every value of a list. */
export function checkNumbers(values: readonly string[], option: string, least: number, most: number): number[] {
  return values.map((value) => checkNumber(value, option, least, most));
}

/** Largest PID of 64-bit Linux (PID_MAX_LIMIT, linux/threads.h). */
export const maxPid = 4194304;
/** Largest UID; 4294967295 means "unset". */
export const maxUid = 4294967294;
