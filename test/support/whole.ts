/** LASTSHELL_WHOLE=1 asks for every case of a matrix; without it a test takes the slice that a CI run has time for. */
const isWhole = process.env['LASTSHELL_WHOLE'] === '1';

/** How many of something a test takes. */
export function slice(whole: number, part: number): number {
  return isWhole ? whole : part;
}
