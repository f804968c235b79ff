import type { AndOr, ArithmeticExpression, ArithmeticFor, Case, For, Pipeline, PipelineNode, Word } from 'unbash';
import { visitArithmetic } from './arithmetic.ts';
import { visitBracketTest } from './bracket-test.ts';
import { visitCommand } from './command.ts';
import type { Chain, Needs } from './facts.ts';
import { visitFunction } from './function.ts';
import { guardOf } from './guard.ts';
import { visitList } from './lists.ts';
import { NAME } from '../../shell/names.ts';
import { all, needsOf } from './numbers.ts';
import { visitRedirects } from './redirect.ts';
import { type Visit, assign, report } from './visit.ts';
import { onlyBash, visitWord } from './words.ts';

type Node = PipelineNode | AndOr;

/** Judges a command of any kind. */
export function visitNode(v: Visit, node: Node): void {
  if (v.scope.inTrap && node.type !== 'Command' && node.type !== 'AndOr')
    report(v, node, 'trap', 'the action of a trap is more than plain commands');
  switch (node.type) {
    case 'Command':
      return visitCommand(v, node);
    case 'AndOr':
      return node.commands.forEach((each) => visitNode(v, each));
    case 'Pipeline':
      return visitPipeline(v, node);
    case 'If':
      for (const { clause, then } of [node, ...node.elif])
        for (const each of [clause, then]) visitList(v, each.commands);
      return visitList(v, node.else?.commands ?? []);
    case 'While':
      visitList(v, node.clause.commands);
      return visitBody(v, node.body.commands);
    case 'For':
      return visitFor(v, node);
    case 'ArithmeticFor':
      return visitArithmeticFor(v, node);
    case 'Case':
      return visitCase(v, node);
    case 'BraceGroup':
      return visitList(v, node.body.commands);
    case 'Redirected':
      visitRedirects(v, node.redirects);
      return visitNode(v, node.command);
    case 'Function':
      return visitFunction(v, node);
    case 'TestCommand':
      onlyBash(v, node, '[[ … ]]');
      return visitBracketTest(v, node.expression);
    case 'ArithmeticCommand':
      onlyBash(v, node, '((…))');
      return visitArithmetic(v, node, node.body);
    default:
      return visitOther(v, node);
  }
}

/** What is always a finding; what stands in it is looked at all the same. */
function visitOther(v: Visit, node: Node): void {
  if (node.type === 'Subshell') {
    report(v, node, 'subshell', 'a subshell is another process', { starts: true });
    visitList(v, node.body.commands);
  } else if (node.type === 'Coproc') {
    report(v, node, 'coproc', 'a coprocess is another process', { starts: v.check.shells.isBash });
    if (node.body.type === 'CompoundList') visitList(v, node.body.commands);
    else visitNode(v, node.body);
  } else if (node.type === 'Select') {
    report(v, node, 'shell', 'select is for a person at the keyboard, and not every shell has it');
    for (const word of node.wordlist ?? []) visitWord(v, word);
    visitBody(v, node.body.commands);
  } else report(v, node, 'syntax', 'this command is not known');
}

function visitPipeline(v: Visit, { commands, prefixes, pos }: Pipeline): void {
  const [first] = commands;
  if (commands.length > 1) report(v, { pos }, 'pipeline', 'each part of a pipe is another process', { starts: true });
  if (prefixes.some(({ type }) => type === 'Time'))
    report(v, first ?? { pos }, 'shell', 'time is a program to some shells', { name: 'time' });
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

function visitFor(v: Visit, { name, wordlist, body }: For): void {
  for (const word of wordlist ?? []) visitWord(v, word);
  const needs: Needs = wordlist && all(wordlist.map((word: Word) => (RANGE.test(word.text) ? [] : needsOf(v, word))));
  if (NAME.test(name.text)) assign(v, name, name.text, needs);
  else report(v, name, 'name', 'this is no name of a variable');
  visitBody(v, body.commands, name.text);
}

function visitArithmeticFor(v: Visit, node: ArithmeticFor): void {
  onlyBash(v, node, 'for ((…))');
  const textOf = ({ pos, end }: ArithmeticExpression) => v.text.slice(pos, end);
  const [, set] = /^\s*([A-Za-z_]\w*)\s*=\s*\d+\s*$/.exec(node.initialize ? textOf(node.initialize) : '') ?? [];
  const inside = within(v, set);
  for (const part of [node.initialize, node.test, node.update]) if (part) visitArithmetic(inside, part, textOf(part));
  visitBody(inside, node.body.commands);
}

function visitCase(v: Visit, node: Case): void {
  const guard = guardOf(
    { type: 'Statement', pos: node.pos, end: node.end, command: node, background: false },
    v.check.shells.isBash,
  );
  visitWord(v, node.word);
  for (const item of node.items) {
    for (const word of item.pattern) visitWord(v, word);
    if (item.terminator !== undefined && item.terminator !== ';;') onlyBash(v, item, item.terminator);
    const guarded = guard?.good === item ? new Set([...v.scope.guarded, guard.name]) : v.scope.guarded;
    visitList({ ...v, scope: { ...v.scope, guarded } }, item.body.commands);
  }
}
