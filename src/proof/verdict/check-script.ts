import { readDirectives } from './directives.ts';
import { placer } from './place.ts';
import { type Proof, prove } from '../no-fork/prove.ts';
import { isReached } from './reached.ts';
import { instead } from '../../shell/builtins.ts';
import { type AllowedFinding, type ForkFinding, type Rule, rules } from './rules.ts';
import { type Shells, firstLineOf, shellNames, shellsOf } from '../../shell/shells.ts';

/** Whether a script starts a process: it does, that is not proved either way, or it cannot. */
export type Verdict = 'starts' | 'not proved' | 'cannot';

/** The verdict over one script. */
export interface ForkReport {
  file: string;
  /** The shell, or the group of shells, for which it holds. */
  shell: string;
  verdict: Verdict;
  /** Every place that starts a process or may; empty means that it cannot. */
  findings: ForkFinding[];
  /** What a comment in the script allows, with the reason given there. */
  allowed: AllowedFinding[];
}

export interface CheckOptions {
  /** The name in the report. */
  file?: string;
  /** One of `shellNames`; by default what the first line says, else all of them. */
  shell?: string;
  /** It runs inside of our frame, where zsh emulates sh. */
  isFramed?: boolean;
}

/** Longer, deeper, or with more here-documents, than any text that is meant to be read; some of it takes parsers hours. */
const MOST = { characters: 512 * 1024, depth: 1000, heredocs: 2000 };

/**
 * Proves that a script cannot start a process, or names each place where it does or may.
 * It reads, it runs nothing, and whatever the script holds it never throws.
 * @throws RangeError for a shell that is not one of `shellNames`.
 */
export function checkScript(script: string | Uint8Array, options: CheckOptions = {}): ForkReport {
  const { text, problem } = decode(script);
  const first = firstLineOf(text);
  const shell = options.shell ?? first.shell;
  const shells = shellsOf(shell, options.isFramed);
  if (!shells && options.shell !== undefined) throw new RangeError(`${shell} is not one of ${shellNames.join(', ')}`);
  const report: ForkReport = { file: options.file ?? '-', shell, verdict: 'not proved', findings: [], allowed: [] };
  const refused = problem ?? refusal(text);
  if (!/^(?:-[euf]+|--?)?$/.test(first.options))
    add(report, START, 'option', `the first line hands ${first.options} to the shell`);
  if (!shells)
    add(
      report,
      START,
      'shell',
      `it is for ${shell}, which is not known here; if that is wrong, --shell says which it is for`,
    );
  else if (refused !== undefined) add(report, START, 'text', refused);
  else examine(report, text, shells);
  if (report.findings.length === 0) report.verdict = 'cannot';
  return report;
}

function decode(script: string | Uint8Array): { text: string; problem?: string } {
  if (typeof script === 'string') return { text: script };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(script) };
  } catch {
    return {
      text: Buffer.from(script).toString('latin1'),
      problem: 'this is no UTF-8; shells do not agree on what it means',
    };
  }
}

function refusal(text: string): string | undefined {
  if (text.includes('\0')) return 'this holds NUL; shells do not agree on what it means';
  if (text.length > MOST.characters) return 'this is longer than 512 KiB, which is no text for a last shell';
  if (depthOf(text) > MOST.depth) return 'this is nested too deep to be read';
  return text.split('<<').length > MOST.heredocs ? 'this has too many here-documents to be read' : undefined;
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

type Place = Pick<ForkFinding, 'line' | 'column'>;
const START: Place = { line: 1, column: 1 };

function examine(report: ForkReport, text: string, shells: Shells): void {
  let proof: Proof;
  try {
    proof = prove(text, shells);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return add(report, START, 'complex', 'this is nested too deep to be read');
  }
  const place = placer(text);
  const depth = new Int32Array(text.length + 2);
  for (const { pos, end } of proof.quoted)
    [depth[pos + 1], depth[end]] = [(depth[pos + 1] ?? 0) + 1, (depth[end] ?? 0) - 1];
  for (let at = 1; at < depth.length; at += 1) depth[at] = (depth[at] ?? 0) + (depth[at - 1] ?? 0);
  const inQuotes = (offset: number) => (depth[offset] ?? 0) > 0;
  const { allowed, problems } = readDirectives(text, inQuotes);
  for (const { reason, ...at } of problems) add(report, at, 'directive', reason);
  for (const { pos, rule, reason, name, starts } of proof.spots) {
    const at = place(pos);
    const because = allowed(at.line, rule);
    if (because === undefined) add(report, at, rule, reason, { name, starts });
    else report.allowed.push({ ...finding(report, at, rule, reason, { name, starts }), because });
  }
  if (isStarting(report, proof)) report.verdict = 'starts';
}

/** Whether one of the places that are found, and that no comment allows, is reached whatever happens. */
function isStarting({ findings }: ForkReport, { spots, tree }: Proof): boolean {
  if (findings.some(({ rule }) => rule === 'syntax' || rule === 'text')) return false;
  const starting = new Set(spots.flatMap(({ pos, starts }) => (starts ? [pos] : [])));
  return findings.some(({ starts }) => starts) && isReached(tree.commands, (pos) => starting.has(pos));
}

function finding(
  { file }: ForkReport,
  place: Place,
  rule: Rule,
  reason: string,
  more: { name: string; starts: boolean },
): ForkFinding {
  const [words, example] = rules[rule];
  const special = rule === 'external' && Object.hasOwn(instead, more.name) ? instead[more.name] : undefined;
  const shown = (special ?? example).replaceAll('\n', ' ⏎ ');
  return {
    file,
    ...place,
    rule,
    ...more,
    reason,
    instead: `${special === undefined ? words : 'use builtins'}, as in: ${shown}`,
  };
}

function add(report: ForkReport, place: Place, rule: Rule, reason: string, more = { name: '', starts: false }): void {
  report.findings.push(finding(report, place, rule, reason, more));
}
