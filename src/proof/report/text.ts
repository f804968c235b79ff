import { printable } from '../../util/show.ts';
import { type FileReport, linesOf } from './report.ts';

/** What is shown of a file, in a few words. */
export function verdictOf({ findings, allowed, traces }: FileReport): string {
  const attempts = traces.filter((run) => run.attempts.length > 0).length;
  if (findings.length + attempts > 0) return 'may start a process';
  const seen = traces.length > 0 && traces.every((run) => !run.timedOut) ? ', and was seen to start none' : '';
  const places = allowed.length === 1 ? '1 place' : `${allowed.length} places`;
  const trust = allowed.length > 0 ? `, if what its comments allow in ${places} is as they say` : '';
  return `cannot start a process${trust}${seen}`;
}

function textOf(report: FileReport): string[] {
  const { file, shell, allowed, findings, shellcheck } = report;
  const lines = linesOf(report).flatMap(({ line, column, rule, message, help }) => {
    const head = `${file}:${line}:${column}: ${message} [${rule}]`;
    return help === undefined ? [head] : [head, `  instead: ${help}`];
  });
  const permitted = allowed.map(({ line, column, reason, rule, because }) => {
    return `${file}:${line}:${column}: allowed: ${reason} [${rule}], because: ${because}`;
  });
  const frame =
    report.framed === undefined
      ? []
      : [`${file}: frame and body are one text of lastshell (checksum ${report.framed}); the body was judged`];
  const counts = `findings: ${findings.length}, ShellCheck: ${shellcheck.length}, allowed: ${allowed.length}`;
  return [...lines, ...permitted, ...frame, `${file}: ${verdictOf(report)} (${shell}; ${counts})`];
}

/** For people. */
export function formatText(reports: readonly FileReport[]): string {
  return reports
    .flatMap(textOf)
    .map((line) => `${printable(line)}\n`)
    .join('');
}
