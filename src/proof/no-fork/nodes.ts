import type * as Tree from 'unbash';
import { isFreeName } from '../../shell/builtins.ts';
import { visitArithmetic } from './arithmetic.ts';
import { visitBracketTest } from './builtins/test.ts';
import { visitCommand } from './command.ts';
import { APART, type Chain, type Needs } from './facts.ts';
import { guardOf } from './guard.ts';
import { visitList } from './lists.ts';
import { NAME } from '../../shell/names.ts';
import { all, needsOf } from './numbers.ts';
import { visitRedirects } from './redirect.ts';
import { type Visit, assignTo, report } from './visit.ts';
import { onlyBash, visitWord } from './words.ts';

type Node = Tree.PipelineNode | Tree.AndOr;

/** Judges a command of any kind. */
export function visitNode(v: Visit, node: Node): void {
  if (v.scope.inTrap && node.type !== 'Command' && node.type !== 'AndOr')
    report(v, node, 'trap', 'the action of a trap is more than plain commands');
  const visit = visitors[node.type] as ((v: Visit, node: Node) => void) | undefined;
  if (visit === undefined) report(v, node, 'syntax', 'this command is not known');
  else visit(v, node);
}

type Visitors = { readonly [Type in Node['type']]?: (v: Visit, node: Extract<Node, { type: Type }>) => void };

/* eslint-disable @typescript-eslint/no-confusing-void-expression -- a table: what two steps judge stands in one line */
const visitors: Visitors = {
  Command: visitCommand,
  AndOr: (v, { commands }) => commands.forEach((each) => visitNode(v, each)),
  Pipeline: visitPipeline,
  If: visitIf,
  While: (v, { clause, body }) => [visitList(v, clause.commands), visitBody(v, body.commands)],
  For: visitFor,
  ArithmeticFor: visitArithmeticFor,
  Case: visitCase,
  BraceGroup: (v, { body }) => visitList(v, body.commands),
  Redirected: (v, { redirects, command }) => [visitRedirects(v, redirects), visitNode(v, command)],
  Function: visitFunction,
  TestCommand: (v, node) => [onlyBash(v, node, '[[ … ]]'), visitBracketTest(v, node.expression)],
  ArithmeticCommand: (v, node) => [onlyBash(v, node, '((…))'), visitArithmetic(v, node, node.body)],
  // What is always a finding; what stands in it is looked at all the same.
  Subshell: (v, node) => [
    report(v, node, 'subshell', 'a subshell is another process', '', true),
    visitList(v, node.body.commands),
  ],
  Coproc: (v, node) => report(v, node, 'coproc', 'a coprocess is another process', '', v.check.shells.isBash),
  Select: (v, node) => report(v, node, 'shell', 'select is for a person at the keyboard, and not every shell has it'),
};

function visitIf(v: Visit, node: Tree.If): void {
  for (const { clause, then } of [node, ...node.elif])
    for (const { commands } of [clause, then]) visitList(v, commands);
  visitList(v, node.else?.commands ?? []);
}

function visitPipeline(v: Visit, { commands, prefixes, pos, end }: Tree.Pipeline): void {
  const [first] = commands;
  const isSure = v.check.shells.isBash || !v.text.slice(pos, end).includes('|&');
  if (commands.length > 1) report(v, { pos }, 'pipeline', 'each part of a pipe is another process', '', isSure);
  if (prefixes.some(({ type }) => type === 'Time'))
    report(v, first ?? { pos }, 'shell', 'time is a program to some shells', 'time');
  commands.forEach((each) => visitNode(v, each));
}

function visitBody(v: Visit, list: Parameters<typeof visitList>[1], given?: string): void {
  const { scope, ...rest } = within(v, given);
  visitList({ ...rest, scope: { ...scope, loops: scope.loops + 1 } }, list);
}

/** Where a variable has been set by what is around. */
function within(v: Visit, given: string | undefined): Visit {
  if (given === undefined) return v;
  const chain: Chain = { parent: v.scope.chain, hasSet: (name) => name === given };
  return { ...v, scope: { ...v.scope, chain } };
}

const RANGE = /^\{-?\d+\.\.-?\d+(?:\.\.-?\d+)?\}$/;

function visitFor(v: Visit, { name, wordlist, body }: Tree.For): void {
  for (const word of wordlist ?? []) visitWord(v, word);
  const needs: Needs = wordlist && all(wordlist.map((word) => (RANGE.test(word.text) ? [] : needsOf(v, word))));
  assignTo(v, name, name, needs);
  visitBody(v, body.commands, name.text);
}

function visitArithmeticFor(v: Visit, node: Tree.ArithmeticFor): void {
  onlyBash(v, node, 'for ((…))');
  const textOf = ({ pos, end }: Tree.ArithmeticExpression) => v.text.slice(pos, end);
  const [, set] = /^\s*([A-Za-z_]\w*)\s*=\s*\d+\s*$/.exec(node.initialize ? textOf(node.initialize) : '') ?? [];
  const inside = within(v, set);
  for (const part of [node.initialize, node.test, node.update]) if (part) visitArithmetic(inside, part, textOf(part));
  visitBody(inside, node.body.commands);
}

function visitCase(v: Visit, node: Tree.Case): void {
  const guard = guardOf({ command: node, background: false }, v.check.shells.isBash);
  visitWord(v, node.word);
  for (const item of node.items) {
    for (const word of item.pattern) visitWord(v, word);
    if (item.terminator !== undefined && item.terminator !== ';;') onlyBash(v, item, item.terminator);
    const guarded = guard?.good === item ? new Set([...v.scope.guarded, guard.name]) : v.scope.guarded;
    visitList({ ...v, scope: { ...v.scope, guarded } }, item.body.commands);
  }
}

/** Judges the definition of a function, and its body: whoever calls it, and when, changes nothing in that. */
function visitFunction(v: Visit, node: Tree.Function): void {
  const name = node.name.value;
  if (v.text.startsWith('function', node.pos)) onlyBash(v, node, 'the word function');
  if (!NAME.test(node.name.text)) report(v, node, 'function', 'not every shell takes this name for a function', name);
  if (!isFreeName(name)) report(v, node, 'function', `${name} means something else to a shell`, name);
  if (!v.scope.isDirect) report(v, node, 'function', `${name} may be called where it is not defined`, name);
  if (v.check.facts.functions.get(name) !== node) report(v, node, 'function', `${name} is defined twice`, name);
  if (node.body.type === 'Redirected' && v.check.shells.hasZsh)
    report(v, node, 'redirection', 'zsh adds the redirections of a function to those of its call');
  const inside = { ...v, scope: { ...v.scope, ...APART, fn: name } };
  if (node.body.type === 'CompoundList') visitList(inside, node.body.commands);
  else visitNode(inside, node.body);
}
