import { type Directives, readDirectives } from './directives.ts';
import { placer } from './place.ts';
import { parseScript, prove } from './prove.ts';
import { type AllowedFinding, type ForkFinding, type Rule, rules } from './rules.ts';
import { type Shell, shellNames, shellOf } from './shells.ts';

/** The verdict over one script. */
export interface ForkReport {
  file: string;
  /** The shell, or the group of shells, for which it holds. */
  shell: string;
  /** Where it may start a process; empty means that it cannot. */
  findings: ForkFinding[];
  /** What a comment in the script allows, with the reason given there. */
  allowed: AllowedFinding[];
}

export interface CheckOptions {
  /** The name in the report. */
  file?: string;
  /** One of `shellNames`; by default what the first line says, else bash. */
  shell?: string;
  /** Microseconds of processor time after which it gives up, by default enough for any text that is meant to be read. */
  patience?: number;
}

/** More than this is no text for a last shell. */
const MOST_CHARACTERS = 512 * 1024;

/** The shell that a script names in its first line or to ShellCheck. */
function shellFor(text: string): string {
  const [, program, argument] = /^#![ \t]*(?:\S*\/)?(\w+)(?:[ \t]+(?:-S[ \t]+)?(\w+))?/.exec(text) ?? [];
  const directive = /^\s*#\s*shellcheck\s.*\bshell=(\w+)/m.exec(text.slice(0, 2000))?.[1];
  // The kernel goes by the first line, whatever a comment below it says.
  const named = (program === 'env' ? argument : program) ?? directive ?? 'bash';
  if (named === 'ash') return 'busybox';
  if (named === 'ksh') return 'mksh';
  return named;
}

function decode(script: string | Uint8Array): { text: string; problem: string | undefined } {
  if (typeof script === 'string') return { text: script, problem: undefined };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(script), problem: undefined };
  } catch {
    return {
      text: Buffer.from(script).toString('latin1'),
      problem: 'this is no UTF-8; shells do not agree on what it means',
    };
  }
}

/**
 * Proves that a script cannot start a process, or names each place where it may.
 * It reads, it runs nothing, and whatever the script holds it never throws.
 * @throws RangeError for a shell that is not one of `shellNames`.
 */
export function checkScript(script: string | Uint8Array, options: CheckOptions = {}): ForkReport {
  const { text, problem } = decode(script);
  const name = options.shell ?? shellFor(text);
  const shell = shellOf(name);
  if (!shell && options.shell !== undefined) throw new RangeError(`${name} is not one of ${shellNames.join(', ')}`);
  const report: ForkReport = { file: options.file ?? '-', shell: name, findings: [], allowed: [] };
  const reason = problem ?? refusal(text);
  if (!shell)
    add(
      report,
      { line: 1, column: 1 },
      'shell',
      `it is for ${name}, which is not known here; if that is wrong, --shell says which it is for`,
    );
  else if (reason !== undefined) add(report, { line: 1, column: 1 }, 'text', reason);
  else examine(report, text, shell, options.patience ?? MOST_TIME);
  return report;
}

/** Deeper nesting, and more here-documents, than any script has; some parsers need hours for them. */
const MOST_DEPTH = 1000;
const MOST_HEREDOCS = 2000;

function refusal(text: string): string | undefined {
  if (text.includes('\0')) return 'this holds NUL; shells do not agree on what it means';
  if (text.length > MOST_CHARACTERS) return 'this is longer than 512 KiB, which is no text for a last shell';
  if (depthOf(text) > MOST_DEPTH) return 'this is nested too deep to be read';
  return text.split('<<').length > MOST_HEREDOCS ? 'this has too many here-documents to be read' : undefined;
}

/** How many brackets are open at once, at most, whatever they mean. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[([{)\]}]/g)) {
    depth = Math.max(0, depth + ('([{'.includes(bracket) ? 1 : -1));
    most = Math.max(most, depth);
  }
  return most;
}

/** Microseconds of processor time, on a slow machine half as much again as the longest of our texts needs. */
const MOST_TIME = 1_600_000;

function examine(report: ForkReport, text: string, shell: Shell, patience: number): void {
  const until = process.cpuUsage().user + patience;
  const parsed = parseScript(text);
  if (!parsed) return add(report, { line: 1, column: 1 }, 'complex', 'this is nested too deep to be read');
  const { tree, found } = parsed;
  const place = placer(text);
  const directives = readDirectives(text.split('\n'), found);
  for (const { pos, message } of found.errors) add(report, place(pos), 'syntax', message);
  for (const { reason, ...at } of directives.problems) add(report, at, 'directive', reason);
  const numbers = new Set(directives.numbers.flatMap(({ names }) => names));
  for (const { pos, rule, reason } of prove({ text, tree, found, shell, numbers, until }))
    file(report, directives, place(pos), rule, reason);
  for (const { names, because, line } of directives.numbers)
    report.allowed.push({ ...finding(report, { line, column: 1 }, 'arith', `numbers: ${names.join(', ')}`), because });
}

type Place = Pick<ForkFinding, 'line' | 'column'>;

function finding({ file }: ForkReport, place: Place, rule: Rule, reason: string): ForkFinding {
  return { file, ...place, rule, reason, instead: rules[rule] };
}

function add(report: ForkReport, place: Place, rule: Rule, reason: string): void {
  report.findings.push(finding(report, place, rule, reason));
}

function file(report: ForkReport, { allowed }: Directives, place: Place, rule: Rule, reason: string): void {
  const because = allowed(place.line, rule);
  const found = finding(report, place, rule, reason);
  if (because === undefined) report.findings.push(found);
  else report.allowed.push({ ...found, because });
}
