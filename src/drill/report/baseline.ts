import { summarize } from '../report.ts';
import type { DrillReport } from './schema.ts';

export interface Comparison {
  /** Something recovered before and does not now. */
  readonly isWorse: boolean;
  readonly lines: readonly string[];
}

/** What differs from an older report, a line each; bombs and limits that only one of them has are no verdict. */
export function compare(before: DrillReport, now: DrillReport): Comparison {
  const old = new Map(summarize(before.runs).map((row) => [`${row.bomb} at ${row.pids}`, row]));
  const worse: string[] = [];
  const other: string[] = [];
  for (const row of summarize(now.runs)) {
    const key = `${row.bomb} at ${row.pids}`;
    const was = old.get(key);
    if (!was) continue;
    const [then, today] = [was.recovered / was.runs, row.recovered / row.runs];
    const counts = `${was.recovered}/${was.runs} before, ${row.recovered}/${row.runs} now`;
    if (today < then) worse.push(`worse: ${key}: recovered ${counts}`);
    else if (today > then) other.push(`better: ${key}: recovered ${counts}`);
    if (row.hurt > was.hurt) other.push(`more harm: ${key}: ${was.hurt} hurt before, ${row.hurt} now`);
    if (isSlower(was.seconds, row.seconds))
      other.push(`slower: ${key}: ${was.seconds ?? 0} s before, ${row.seconds ?? 0} s now`);
  }
  return { isWorse: worse.length > 0, lines: [...worse, ...other] };
}

/** Machines are noisy: only twice the time and a second more is worth a line, and it is never a failure. */
function isSlower(before = 0, now = 0): boolean {
  return now > before * 2 && now > before + 1;
}
