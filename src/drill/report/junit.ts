import { type DrillReport, type ReportRun, turnOf } from './schema.ts';

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** JUnit's XML as CI servers read it: a suite for the drill, a case for each run. */
export function toJunit(report: DrillReport): string {
  const { runs, skipped } = report;
  const failures = runs.filter(({ recovered }) => !recovered).length;
  const counts = `tests="${runs.length + skipped.length}" failures="${failures}" errors="0" skipped="${skipped.length}"`;
  const cases = runs.map((run, index) => caseOf(report, run, turnOf(runs, index)));
  const left = skipped.map(({ bomb, why }) => caseLine(report, bomb, 0, `<skipped message="${escapeXml(why)}"/>`));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `<testsuite name="lastshell drill in ${report.arena.name}" timestamp="${report.date.slice(0, 19)}" ${counts}>`,
    ...cases,
    ...left,
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf(report: DrillReport, run: ReportRun, turn: number): string {
  const why = escapeXml(run.reasons.join('; '));
  const content = run.recovered ? '' : `<failure message="${why}">${escapeXml(run.transcript ?? '')}</failure>`;
  return caseLine(report, `${run.bomb} at ${run.pids}, run ${turn}`, (run.took ?? 0) / 1000, content);
}

function caseLine({ arena, script }: DrillReport, name: string, seconds: number, content: string): string {
  const place = `${arena.name}.${script.name}`;
  return `<testcase classname="${escapeXml(place)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}">${content}</testcase>`;
}

/** XML has no way to write most control characters. */
function escapeXml(text: string): string {
  const printable = text.replaceAll(/[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd]/g, '?');
  return printable.replaceAll(/[<>&"]/g, (character) => ESCAPES[character] ?? '');
}
