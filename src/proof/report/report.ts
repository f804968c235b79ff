import type { AllowedFinding, ForkFinding } from '../no-fork/rules.ts';
import type { Finding } from '../shellcheck.ts';
import type { TraceRun } from '../trace/trace.ts';

/** All that is known of one file. */
export interface FileReport {
  file: string;
  shell: string;
  findings: ForkFinding[];
  allowed: AllowedFinding[];
  shellcheck: Finding[];
  traces: TraceRun[];
  /** The checksum of a text that stands in our frame: what is judged is its body, and the two are one text. */
  framed?: number;
}

/** One line of any report. */
export interface Line {
  file: string;
  line: number;
  column: number;
  /** What ShellCheck calls it, or error for ours. */
  level: 'error' | 'warning' | 'note';
  rule: string;
  message: string;
  help: string | undefined;
}

const levels = new Map<string, Line['level']>([
  ['error', 'error'],
  ['warning', 'warning'],
]);

function fromShellcheck({ file, line, column, level, code, message }: Finding): Line {
  const place = { file, line, column, level: levels.get(level) ?? 'note', message } as const;
  if (code === 0) return { ...place, rule: 'shellcheck', help: undefined };
  return { ...place, rule: `SC${code}`, help: `https://www.shellcheck.net/wiki/SC${code}` };
}

function fromTrace(file: string, { shell, attempts, timedOut }: TraceRun): Line[] {
  const place = { file, line: 1, column: 1, level: 'error' as const };
  const [first] = attempts;
  if (first !== undefined) {
    const message = `${shell} tried to start a process: ${first}`;
    return [{ ...place, rule: 'trace', message, help: 'run it with set -x to see the line' }];
  }
  if (!timedOut) return [];
  return [
    {
      ...place,
      rule: 'trace',
      message: `${shell} did not end in time or met another limit (a megabyte of output), so nothing is proven`,
      help: '--seconds gives it longer',
    },
  ];
}

/** Everything that is wrong in a file, in the order of its lines. */
export function linesOf({ file, findings, shellcheck, traces }: FileReport): Line[] {
  const ours = findings.map(({ rule, reason, instead, ...place }): Line => {
    return { ...place, level: 'error', rule, message: reason, help: instead };
  });
  const lines = [...ours, ...shellcheck.map(fromShellcheck), ...traces.flatMap((run) => fromTrace(file, run))];
  return lines.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
