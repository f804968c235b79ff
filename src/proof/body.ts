import { type ForkReport, checkScript } from './no-fork/check-script.ts';

/** Judges the body of a text for every shell that it is made for. */
export function checkBody(body: string, file = '-', shell = 'all'): ForkReport {
  return checkScript(body, { file, shell, patience: Infinity });
}

/** What ShellCheck may say of a body, each with the reason why it stays. */
export const bodyExceptions = [
  { code: 'SC2250', reason: 'braces around every name would hide the few that matter' },
  { code: 'SC2154', reason: 'names are local to ls_main and set in the functions that it calls' },
  { code: 'SC2034', reason: 'and read in other functions than the one that sets them' },
  { code: 'SC2317', reason: 'traps call some functions' },
  { code: 'SC2310', reason: 'no function counts on set -e, which the frame switches off' },
];
