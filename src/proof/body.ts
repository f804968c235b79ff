import { type ForkReport, checkScript } from './verdict/check-script.ts';

/** Judges the body of a text for every shell that it is made for. */
export function checkBody(body: string, file = '-', shell = 'all'): ForkReport {
  return checkScript(body, { file, shell, isFramed: true });
}

/** What ShellCheck may say of a body, each with the reason why it stays. */
export const bodyExceptions = [
  { code: 'SC2250', reason: 'braces around every name would hide the few that matter' },
  { code: 'SC2154', reason: 'names are local to ls_main and set in the functions that it calls' },
  { code: 'SC2034', reason: 'and read in other functions than the one that sets them' },
  { code: 'SC1007', reason: 'several empty values in one line are what they seem' },
  { code: 'SC2015', reason: 'what stands behind || is meant for both ways to come there' },
  { code: 'SC2086', reason: 'lists of PIDs are split on purpose; the frame sees to IFS and to globbing' },
  { code: 'SC2194', reason: 'a case of a constant asks the shell about itself' },
  { code: 'SC2195', reason: 'the same, about its options' },
  { code: 'SC2249', reason: 'a case that nothing matches does nothing, as if does' },
  { code: 'SC2317', reason: 'traps call some functions' },
  { code: 'SC2254', reason: 'the one variable that is a pattern is meant as one' },
  { code: 'SC3045', reason: 'read -d is asked of the shells that have it only' },
  { code: 'SC2310', reason: 'no function counts on set -e, which the frame switches off' },
];
