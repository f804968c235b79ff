import { type Script, type SyntaxNode, forEachChild } from 'unbash';
import { type Visit, report } from './visit.ts';

/** What stands between the words: blanks, operators and keywords. Of brackets those of a function, and what ends a pattern. */
const BETWEEN =
  /(?:[ \t\n]+|(?<=[ \t\n])\\\n|[;&|{}!)]|\([ \t]*\)|\b(?:if|then|elif|else|fi|for|in|do|done|while|until|case|esac|select|function|time|coproc)\b)*/y;
const COMMENT = /(?<=^|[\s;&|()])#[^\n]*/y;

const WHOLE = /^(?:Word|Assignment|Redirect|HereString|HereDocBody|TestCommand|ArithmeticCommand)$/;

type Stretch = Pick<SyntaxNode, 'pos' | 'end'>;

/** Notes what the reader of the syntax has left out: a shell may take it for something. */
export function visitGaps(v: Visit, script: Script): void {
  const { stretches, openings } = stretchesOf(script);
  let at = 0;
  for (const { pos, end } of [...stretches, { pos: v.text.length, end: v.text.length }]) {
    const odd = at < pos ? skip(v.text, at, pos, openings) : pos;
    if (odd < pos)
      report(v, { pos: odd }, 'syntax', `this cannot be read with certainty: ${v.text.slice(odd, odd + 20).trim()}`);
    at = Math.max(at, end);
  }
}

/** The first offset that is neither a comment nor what may stand between words. */
function skip(text: string, from: number, to: number, openings: ReadonlySet<number>): number {
  for (let at = from; at < to;) {
    BETWEEN.lastIndex = at;
    COMMENT.lastIndex = at;
    const length =
      (BETWEEN.exec(text)?.[0].length ?? 0) || (COMMENT.exec(text)?.[0].length ?? 0) || Number(openings.has(at));
    if (length === 0) return at;
    at += length;
  }
  return to;
}

/** Words and redirections as the reader has seen them, in their order, and the brackets in front of patterns. */
function stretchesOf(script: Script): { stretches: Stretch[]; openings: Set<number> } {
  const stretches: Stretch[] = [];
  const openings = new Set<number>();
  const look = (node: SyntaxNode): void => {
    // What stands in a word is inside of its stretch, and may count its positions in another text.
    if (WHOLE.test(node.type)) return void stretches.push(node);
    if (node.type === 'ArithmeticFor') stretches.push({ pos: node.pos, end: node.body.pos });
    if (node.type === 'HereDoc')
      stretches.push({ pos: node.pos, end: node.delimiter?.end ?? node.end }, ...(node.closing ? [node.closing] : []));
    if (node.type === 'CaseItem' || node.type === 'Subshell') openings.add(node.pos);
    forEachChild(node, look);
  };
  look(script);
  return { stretches: stretches.toSorted((a, b) => a.pos - b.pos || b.end - a.end), openings };
}
