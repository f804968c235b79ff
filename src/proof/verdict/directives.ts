import { type Rule, isRule } from './rules.ts';

/** What comments of a script allow, each with its reason. */
export interface Directives {
  /** The reason for which a rule may be broken in a line. */
  readonly allowed: (line: number, rule: Rule) => string | undefined;
  readonly problems: readonly { line: number; column: number; reason: string }[];
}

const COMMENT = /(?:^|[ \t;])#[ \t]*lastshell:[ \t]*(.*)$/;
const ALLOW = /^allow[ \t]+([\w,-]+)[ \t]*(.*)$/;

/** Reads `# lastshell: allow RULE,… why`, for its own line, or for the next if it stands alone; not inside of quotes. */
export function readDirectives(text: string, isQuoted: (offset: number) => boolean): Directives {
  const lines = text.split('\n');
  const reasons = new Map<string, string>();
  const problems: { line: number; column: number; reason: string }[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const match = COMMENT.exec(line);
    const at = start + (match?.index ?? 0) + 1;
    start += line.length + 1;
    if (match === null || isQuoted(at)) continue;
    const isAlone = line.slice(0, match.index).trim() === '';
    const problem = readOne(match[1] ?? '', reasons, isAlone ? nextLine(lines, index) : index + 1);
    if (problem !== undefined) problems.push({ line: index + 1, column: match.index + 1, reason: problem });
  }
  return { allowed: (line, rule) => reasons.get(`${line} ${rule}`), problems };
}

/** The next line that is no comment, from 1. */
function nextLine(lines: readonly string[], index: number): number {
  let next = index + 1;
  while (next < lines.length && /^\s*(?:#|$)/.test(lines[next] ?? '')) next += 1;
  return next + 1;
}

function readOne(text: string, reasons: Map<string, string>, line: number): string | undefined {
  const [, names, reason = ''] = ALLOW.exec(text) ?? [];
  if (names === undefined) return 'this directive is not known';
  if (reason.trim() === '') return 'a directive needs a reason';
  for (const rule of names.split(',')) {
    if (!isRule(rule)) return `there is no rule ${rule}`;
    reasons.set(`${line} ${rule}`, reason.trim());
  }
  return undefined;
}
