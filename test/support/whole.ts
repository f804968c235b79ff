/** LASTSHELL_WHOLE=1 asks for every case of a matrix; without it a test takes the slice that a CI run has time for. */
export const isWhole = process.env['LASTSHELL_WHOLE'] === '1';

/** What or how many of something a test takes. */
export function slice<T>(whole: T, part: T): T {
  return isWhole ? whole : part;
}
