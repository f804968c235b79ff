import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScript } from './no-fork/check-script.ts';
import { checkFramed, damaged } from './framed.ts';
import type { FileReport } from './report/report.ts';
import { type Finding, shellcheckAny, shellcheckBodies } from './shellcheck.ts';
import { checkArena, programsFor, trace } from './trace/trace.ts';

/** One script, read already. */
export interface Source {
  file: string;
  bytes: Uint8Array;
}

export interface CheckRequest {
  shell: string | undefined;
  shellcheck: boolean;
  trace: boolean;
  /** How long a script may run for the proof by running. */
  seconds: number;
}

/** A file under judgement: what ShellCheck is to read, and how many lines of the file stand before that. */
interface Subject {
  readonly report: FileReport;
  readonly text: string | Uint8Array;
  readonly before: number;
}

/** Every proof that is asked for, over every file. */
export async function checkFiles(sources: readonly Source[], request: CheckRequest): Promise<FileReport[]> {
  if (request.trace) checkArena();
  const subjects = sources.map((source) => examine(source, request.shell));
  const reports = subjects.map(({ report }) => report);
  if (request.shellcheck) {
    const isOwn = ({ report }: Subject) => report.framed !== undefined;
    await addShellcheck(
      subjects.filter((subject) => !isOwn(subject)),
      (files) => shellcheckAny(files, request.shell),
    );
    await addShellcheck(subjects.filter(isOwn), shellcheckBodies);
  }
  if (request.trace) await addTraces(sources, reports, request.seconds);
  return reports;
}

function examine({ file, bytes }: Source, shell: string | undefined): Subject {
  const text = Buffer.from(bytes).toString();
  const framed = checkFramed(text, file, shell);
  if (framed !== undefined && framed !== 'damaged') {
    const { body, before, ...report } = framed;
    return { report: { ...report, shellcheck: [], traces: [] }, text: body, before };
  }
  const report = checkScript(bytes, { file, ...(shell !== undefined && { shell }) });
  const findings = framed === 'damaged' ? [damaged(file), ...report.findings] : report.findings;
  return { report: { ...report, findings, shellcheck: [], traces: [] }, text: bytes, before: 0 };
}

/** All files in one call, by copies under plain names: npx costs more than ShellCheck does. */
async function addShellcheck(
  subjects: readonly Subject[],
  ask: (files: readonly string[]) => Promise<Finding[]>,
): Promise<void> {
  if (subjects.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-check-'));
  try {
    const copies = subjects.map(({ text }, index) => {
      const copy = join(folder, `${index}.sh`);
      writeFileSync(copy, text);
      return copy;
    });
    for (const finding of await ask(copies)) {
      const subject = subjects[copies.indexOf(finding.file)];
      if (!subject) continue;
      const { report, before } = subject;
      report.shellcheck.push({ ...finding, file: report.file, line: finding.line + before });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One after the other: each is meant to be alone. */
async function addTraces(sources: readonly Source[], reports: readonly FileReport[], seconds: number): Promise<void> {
  for (const [index, { bytes }] of sources.entries()) {
    const report = reports[index];
    if (!report) continue;
    for (const program of programsFor(report.shell)) report.traces.push(await trace(bytes, program, seconds));
  }
}
