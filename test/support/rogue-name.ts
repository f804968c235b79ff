/**
 * A name that no other run of the tests has: whoever is selected by name is selected on the whole host. Always of the same
 * length, so that texts have the same places in every run.
 */
export function rogueName(prefix: string): string {
  return `${prefix}-${String(process.pid).padStart(7, '0')}`;
}
