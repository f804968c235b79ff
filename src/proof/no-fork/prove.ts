import {
  type Function as FunctionNode,
  type Script,
  type Statement,
  type SyntaxNode,
  forEachChild,
  parse,
} from 'unbash';
import { APART, Facts } from './facts.ts';
import { visitGaps } from './gaps.ts';
import { literalOf } from '../../shell/literal.ts';
import { visitScript } from './lists.ts';
import { setsOf } from './sets.ts';
import type { Shells } from '../../shell/shells.ts';
import { solve } from './solve.ts';
import { type Check, type Spot, type Visit, report } from './visit.ts';
import { isQuietFor } from './quiet.ts';

/** What was found in a script. */
export interface Proof {
  readonly spots: readonly Spot[];
  readonly tree: Script;
  readonly quoted: Check['quoted'];
}

/** Judges a script for some shells. Of deep nesting the parser says itself that it has had enough. */
export function prove(text: string, shells: Shells): Proof {
  const tree = parse(text);
  const facts = new Facts();
  survey(tree, facts);
  const check: Check = { shells, facts, spots: new Map(), quoted: [] };
  const scope = { ...APART, fn: undefined, chain: undefined, inTrap: false };
  const v: Visit = { check, scope, text, origin: undefined, isQuoted: false };
  visitScript(v, tree);
  visitGaps(v, tree);
  findEntry(facts, text);
  solve(check, (pos, rule, reason, name) => report(v, { pos }, rule, reason, name));
  const spots = [...check.spots.values()].toSorted((a, b) => a.pos - b.pos);
  return { spots, tree, quoted: check.quoted };
}

/** Notes what has to be known before the first word is judged: functions, and which variables are arrays. */
function survey(script: Script, facts: Facts): void {
  const look = (node: SyntaxNode): void => {
    if (node.type === 'Function' && !facts.functions.has(node.name.value)) facts.functions.set(node.name.value, node);
    if (node.type === 'Assignment' && (node.index !== undefined || node.value.type === 'ArrayValue'))
      facts.arrays.add(node.name);
    if (node.type === 'Command' && node.args.some(({ text }) => /^-\w*[aAv]/.test(text))) {
      for (const each of node.args) facts.arrays.add(each.type === 'Word' ? (literalOf(each) ?? '') : each.name);
    }
    if (node.type === 'Command' && /^(?:mapfile|readarray)$/.test(node.name?.text ?? ''))
      for (const each of node.args) facts.arrays.add(each.text);
    forEachChild(node, look);
  };
  look(script);
}

/** If the script itself calls one function only, what that sets before it calls another. */
function findEntry(facts: Facts, text: string): void {
  const name = facts.calls.find(({ scope }) => scope.fn === undefined)?.name;
  const body = bodyOf(name === undefined ? undefined : facts.functions.get(name));
  const calls = body.findIndex((statement) => !isQuietFor(statement, 'no name'));
  const head = calls < 0 ? body : body.slice(0, calls);
  const place = { isScript: false, fn: name, loops: 0, text };
  const set = new Set(head.flatMap((statement) => setsOf(statement, place)));
  const isOnly = facts.calls.every((call) => call.scope.fn !== undefined || call.name === name);
  const last = body.findLastIndex((statement) => !isUnset(statement));
  const tail = body[last + 1]?.pos ?? Infinity;
  if (name !== undefined && isOnly && !facts.hasHandlers) facts.entry = { name, hasSet: (each) => set.has(each), tail };
}

/** Without an option unset takes a variable of that name instead. */
function isUnset({ command, background }: Statement): boolean {
  if (command.type !== 'Command' || background === true) return false;
  return command.name?.text === 'unset' && /^-[fv]$/.test(command.args[0]?.text ?? '');
}

function bodyOf(node: FunctionNode | undefined): readonly Statement[] {
  return node?.body.type === 'BraceGroup' ? node.body.body.commands : [];
}
