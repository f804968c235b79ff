import type { Line } from './dialogue.ts';

/** What of a run counts for the table. */
interface Outcome {
  readonly bomb: string;
  readonly pids: number;
  /** Left out in reports from before it was noted. */
  readonly shell?: string | undefined;
  readonly sha256: string;
  readonly took?: number | undefined;
  readonly forks?: number | undefined;
  readonly recovered: boolean;
  readonly harm: readonly string[];
  readonly reasons: readonly string[];
  readonly transcript?: string | undefined;
  readonly lines?: readonly Line[] | undefined;
  readonly why?: string | undefined;
}

/** One line of the report: all runs of one bomb at one limit, with one text in one shell. */
export interface DrillRow {
  readonly bomb: string;
  readonly pids: number;
  readonly shell: string;
  /** First digits of the checksum of the text, enough to see that two are the same bytes. */
  readonly text: string;
  readonly runs: number;
  readonly recovered: number;
  readonly hurt: number;
  /** Median seconds of the recovered runs. */
  readonly seconds: number | undefined;
  /** What the person at the last shell read first; undefined where nothing was to be typed after the paste. */
  readonly row: string | undefined;
}

const HEAD = ['bomb', 'pids', 'shell', 'text', 'recovered', 'bystanders hurt', 'median seconds'];

export function summarize(runs: readonly Outcome[]): DrillRow[] {
  const groups = new Map<string, Outcome[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.bomb, run.pids, run.shell, run.sha256]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((group) => summarizeGroup(group) ?? []);
}

function summarizeGroup(group: readonly Outcome[]): DrillRow | undefined {
  const [first] = group;
  if (!first) return undefined;
  const recovered = group.filter((run) => run.recovered);
  const times = recovered.flatMap((run) => run.took ?? []);
  const middle = median(times);
  return {
    bomb: first.bomb,
    pids: first.pids,
    shell: first.shell ?? '-',
    text: first.sha256.slice(0, 12),
    runs: group.length,
    recovered: recovered.length,
    hurt: group.reduce((sum, run) => sum + run.harm.length, 0),
    seconds: middle === undefined ? undefined : Math.round(middle / 100) / 10,
    row: first.lines?.[0]?.read,
  };
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The table for a person, and below it where each failed run can be read. */
export function formatReport(runs: readonly Outcome[]): string {
  const isKit = runs.some(({ lines = [] }) => lines.length > 0);
  const rows = summarize(runs).map((row) => [
    row.bomb,
    String(row.pids),
    row.shell,
    row.text,
    `${row.recovered}/${row.runs}`,
    String(row.hurt),
    row.seconds?.toFixed(1) ?? '-',
    ...(isKit ? [row.row ?? '-'] : []),
  ]);
  const failures = runs.filter((run) => !run.recovered).map(formatFailure);
  const head = isKit ? [...HEAD, 'row 1'] : HEAD;
  const detours = new Set(
    runs.flatMap(({ bomb, why, lines = [] }) => (why === undefined ? [] : `${bomb}: ${why}; ${toWords(lines)}`)),
  );
  return [...formatTable([head, ...rows]), ...detours, ...failures, ''].join('\n');
}

/** What a person read and typed, in the order of time. */
export function toWords(lines: readonly Line[]): string {
  return lines.map(({ read, typed }) => `read ${read}, typed ${typed}`).join('; ');
}

function formatFailure(run: Outcome): string {
  return `failed: ${run.bomb} at ${run.pids}: ${run.reasons.join('; ')}; transcript ${run.transcript ?? '-'}`;
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
