import { checkFramed, damaged } from './framed.ts';
import { checkScript } from './no-fork/check-script.ts';
import type { FileReport } from './report/report.ts';

/** One script, read already. */
export interface Source {
  file: string;
  bytes: Uint8Array;
}

/** A file under judgement: what ShellCheck is to read, and how many lines of the file stand before that. */
export interface Subject {
  readonly report: FileReport;
  readonly text: string | Uint8Array;
  readonly before: number;
  /** The checker was stopped, so nothing else should be let loose on it. */
  readonly isUndecided?: true;
}

/** The verdict over one script, by reading: over the body of a text of ours, or over the whole. */
export function examine({ file, bytes }: Source, shell: string | undefined): Subject {
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
