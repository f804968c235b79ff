import { frame } from '../render/frame/frame.ts';
import { unframe } from '../render/frame/unframe.ts';
import { checkBody } from './body.ts';
import type { ForkReport } from './verdict/check-script.ts';
import type { ForkFinding } from './verdict/rules.ts';

/** A text of ours: what its frame counts, and where in it the body stands. */
export interface FramedReport extends ForkReport {
  readonly body: string;
  readonly framed: number;
  /** Lines of the text before the body; findings count in the text. */
  readonly before: number;
}

/**
 * The report over a text that stands in our frame: of its body, for it was framed again and every byte is the same, so
 * the two are one text. A damaged one gives a finding; undefined for a text that is none of ours.
 */
export function checkFramed(text: string, file: string, shell?: string): FramedReport | 'damaged' | undefined {
  const found = unframe(text);
  if (found === undefined || found === 'damaged') return found;
  const { body } = found;
  const before = text.split('\n').indexOf(`#${body.split('\n')[0] ?? ''})`);
  const report = checkBody(body, file, shell);
  const move = <T extends { line: number }>(finding: T): T => ({ ...finding, line: finding.line + before });
  const moved = { findings: report.findings.map(move), allowed: report.allowed.map(move) };
  return { ...report, ...moved, body, before, framed: frame(body).sum };
}

/** The finding over a text that begins as ours do and is not as we write it. */
export function damaged(file: string): ForkFinding {
  const reason = 'this begins as a text of lastshell does and is damaged, or of another version';
  return { file, line: 1, column: 1, rule: 'eval', name: '', starts: false, reason, instead: 'print it again' };
}
