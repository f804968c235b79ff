import { type ForkReport, checkScript } from './no-fork/check-script.ts';

/** Judges the body of a text for every shell that it is made for. */
export function checkBody(body: string, file = '-'): ForkReport {
  return checkScript(body, { file, shell: 'sh', patience: Infinity });
}
