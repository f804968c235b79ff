import { Examiner } from './examiner.ts';
import type { Source, Subject } from './examine.ts';
import { shellNames } from './no-fork/shells.ts';
import type { FileReport } from './report/report.ts';
import { type Finding, type Subject as Lintable, shellcheckAny, shellcheckBodies } from './shellcheck.ts';
import { checkArena, programsFor, trace } from './trace/trace.ts';

export interface CheckRequest {
  shell: string | undefined;
  shellcheck: boolean;
  trace: boolean;
  /** How long a script may run for the proof by running. */
  seconds: number;
  /** Whether a comment in a script may allow what is found, and silence ShellCheck. */
  allow: boolean;
}

/** More than any text for a last shell has; the checker refuses it, and ShellCheck is not asked. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** Every proof that is asked for, over every file. */
export async function checkFiles(sources: readonly Source[], request: CheckRequest): Promise<FileReport[]> {
  if (request.trace) checkArena();
  const subjects = await examineAll(sources, request);
  const reports = subjects.map(({ report }) => report);
  if (request.shellcheck) {
    const asked = subjects.filter(({ isUndecided, text }) => !isUndecided && text.length < MOST_BYTES);
    const isOwn = ({ report }: Subject) => report.framed !== undefined;
    await addShellcheck(asked.filter(isOwn), shellcheckBodies, request);
    await addShellcheck(
      asked.filter((subject) => !isOwn(subject)),
      shellcheckAny,
      request,
    );
  }
  if (request.trace) await addTraces(sources, reports, request.seconds);
  return reports;
}

async function examineAll(sources: readonly Source[], { shell, allow }: CheckRequest): Promise<Subject[]> {
  const examiner = new Examiner();
  const subjects: Subject[] = [];
  try {
    for (const source of sources) {
      const subject = await examiner.examine(source, shell);
      if (!allow) forbid(subject.report);
      subjects.push(subject);
    }
  } finally {
    await examiner.close();
  }
  return subjects;
}

/** What comments of the script allow is found all the same. */
function forbid(report: FileReport): void {
  report.findings.push(
    ...report.allowed.map(({ because, ...finding }) => {
      return { ...finding, reason: `${finding.reason} (no comment may allow it: ${because})` };
    }),
  );
  report.allowed = [];
}

async function addShellcheck(
  subjects: readonly Subject[],
  ask: (subjects: readonly Lintable[]) => Promise<Finding[]>,
  { shell, allow }: CheckRequest,
): Promise<void> {
  // By its place, since two files may have one name.
  const named = subjects.map(({ text, report }, index): Lintable => {
    if (allow) return { file: String(index), text, shell };
    const known = shellNames.includes(report.shell) ? report.shell : undefined;
    return { file: String(index), text: withoutDirectives(text), shell: shell ?? known };
  });
  for (const finding of await ask(named)) {
    const subject = subjects[Number(finding.file)];
    if (!subject) continue;
    const { report, before } = subject;
    report.shellcheck.push({ ...finding, file: report.file, line: finding.line + before });
  }
}

/** The text with every directive for ShellCheck made an ordinary comment; byte for byte as long. */
function withoutDirectives(text: string | Uint8Array): string | Uint8Array {
  const plain = typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
  const made = plain.replace(/(#[ \t]*)shellcheck/g, '$1shellChECK');
  return typeof text === 'string' ? made : Buffer.from(made, 'latin1');
}

/** One after the other: each is meant to be alone. A shell that is not known is a finding already. */
async function addTraces(sources: readonly Source[], reports: readonly FileReport[], seconds: number): Promise<void> {
  for (const [index, { bytes }] of sources.entries()) {
    const report = reports[index];
    if (!report || !shellNames.includes(report.shell)) continue;
    for (const program of programsFor(report.shell)) report.traces.push(await trace(bytes, program, seconds));
  }
}
