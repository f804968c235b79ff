import { jsonText, printable } from '../../util/show.ts';
import type { FileReport } from './report.ts';

/** A place that starts something or may, for --list. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The rule, such as external or substitution. */
  readonly kind: string;
  /** The command, variable or function that it is about; empty where there is none. */
  readonly name: string;
  /** Whether it starts a process whenever it is reached, or only may. */
  readonly starts: boolean;
  /** Whether a comment of the script allows it. */
  readonly allowed: boolean;
}

/** Every place of all files, also those that a comment allows. */
function placesOf(reports: readonly FileReport[]): Place[] {
  return reports.flatMap(({ findings, allowed }) => {
    const all = [
      ...findings.map((each) => ({ ...each, isAllowed: false })),
      ...allowed.map((each) => ({ ...each, isAllowed: true })),
    ];
    const sorted = all.toSorted((a, b) => a.line - b.line || a.column - b.column);
    return sorted.map(({ file, line, column, rule, name, starts, isAllowed }) => ({
      file,
      line,
      column,
      kind: rule,
      name,
      starts,
      allowed: isAllowed,
    }));
  });
}

/** For --list: a line for each place, or the same for programs. */
export function formatPlaces(reports: readonly FileReport[], isJson: boolean): string {
  const places = placesOf(reports);
  if (isJson) return jsonText(places);
  return places
    .map(({ file, line, column, kind, name, starts, allowed }) => {
      const words = [kind, name, starts ? 'starts' : 'may', ...(allowed ? ['allowed'] : [])].filter(
        (word) => word !== '',
      );
      return `${printable(`${file}:${line}:${column}: ${words.join(' ')}`)}\n`;
    })
    .join('');
}

/** How many places no comment allows. */
export function countPlaces(reports: readonly FileReport[]): number {
  return reports.reduce((sum, { findings }) => sum + findings.length, 0);
}
