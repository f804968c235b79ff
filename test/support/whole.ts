/** LASTSHELL_WHOLE=1 asks for every case of a matrix; without it a test takes the slice that a CI run has time for. */
export const isWhole = process.env['LASTSHELL_WHOLE'] === '1';

/** What or how many of something a test takes. */
export function slice<T>(whole: T, part: T): T {
  return isWhole ? whole : part;
}

/** What the shell of that name meets: in CI bash and dash all of it, the others every third. */
export function sliceFor<T>(shell: string, rows: readonly T[]): T[] {
  const isFull = isWhole || shell === 'bash' || shell === 'dash';
  return rows.filter((_, at) => isFull || at % 3 === 1);
}
