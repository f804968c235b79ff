import { type Rule, isRule } from './rules.ts';
import type { Survey } from './survey.ts';

/** What comments of a script allow, each with its reason. */
export interface Directives {
  /** The reason for which a rule may be broken in a line. */
  allowed: (line: number, rule: Rule) => string | undefined;
  /** Variables that hold numbers, and why. */
  numbers: { names: string[]; because: string; line: number }[];
  problems: { line: number; column: number; reason: string }[];
}

const comment = /(?:^|[ \t;])#[ \t]*lastshell:[ \t]*(.*)$/;
const allow = /^allow[ \t]+([\w,-]+)[ \t]*(.*)$/;
const numbers = /^number[ \t]+([\w,[\]]+)[ \t]*(.*)$/;

/** Reads the directives: `# lastshell: allow RULE why` for its line or the next, `# lastshell: number NAME,… why`. */
export function readDirectives(lines: readonly string[], { words }: Survey): Directives {
  const reasons = new Map<string, string>();
  const found: Directives = {
    allowed: (line, rule) => reasons.get(`${line} ${rule}`),
    numbers: [],
    problems: [],
  };
  let start = 0;
  for (const [index, text] of lines.entries()) {
    const match = comment.exec(text);
    const at = start + (match?.index ?? 0) + 1;
    start += text.length + 1;
    if (!match || words.some(({ pos, end }) => pos < at && at < end)) continue;
    const isAlone = text.slice(0, match.index).trim() === '';
    const line = isAlone ? nextLine(lines, index) : index + 1;
    const problem = readOne(match[1] ?? '', found, reasons, line, index + 1);
    if (problem !== undefined) found.problems.push({ line: index + 1, column: match.index + 1, reason: problem });
  }
  return found;
}

/** The next line that is no comment. */
function nextLine(lines: readonly string[], index: number): number {
  let next = index + 1;
  while (next < lines.length && /^\s*(#|$)/.test(lines[next] ?? '')) next += 1;
  return next + 1;
}

function readOne(text: string, found: Directives, reasons: Map<string, string>, line: number, own: number) {
  const [, rules, because] = allow.exec(text) ?? [];
  const [, names, why] = numbers.exec(text) ?? [];
  const reason = (because ?? why ?? '').trim();
  if (rules === undefined && names === undefined) return 'this directive is not known';
  if (reason === '') return 'a directive needs a reason';
  if (names !== undefined) found.numbers.push({ names: names.split(','), because: reason, line: own });
  for (const rule of rules?.split(',') ?? []) {
    if (!isRule(rule)) return `there is no rule ${rule}`;
    reasons.set(`${line} ${rule}`, reason);
  }
  return undefined;
}
