import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScript } from './no-fork/check-script.ts';
import { withPaste } from './paste.ts';
import type { FileReport } from './report/report.ts';
import { shellcheckAny } from './shellcheck.ts';
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

/** Every proof that is asked for, over every file. */
export async function checkFiles(sources: readonly Source[], request: CheckRequest): Promise<FileReport[]> {
  if (request.trace) checkArena();
  const options = request.shell === undefined ? {} : { shell: request.shell };
  const reports = sources.map(({ file, bytes }): FileReport => {
    const report = checkScript(bytes, { file, ...options });
    const findings = withPaste(file, Buffer.from(bytes).toString(), report.findings);
    return { ...report, findings, shellcheck: [], traces: [] };
  });
  if (request.shellcheck) await addShellcheck(sources, reports, request.shell);
  if (request.trace) await addTraces(sources, reports, request.seconds);
  return reports;
}

/** All files in one call, by copies under plain names: npx costs more than ShellCheck does. */
async function addShellcheck(sources: readonly Source[], reports: readonly FileReport[], shell: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-check-'));
  try {
    const copies = sources.map(({ bytes }, index) => {
      const copy = join(folder, `${index}.sh`);
      writeFileSync(copy, bytes);
      return copy;
    });
    for (const finding of await shellcheckAny(copies, shell)) {
      const report = reports[copies.indexOf(finding.file)];
      report?.shellcheck.push({ ...finding, file: report.file });
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
