import {
  type AndOr,
  type Command,
  type PipelineNode,
  type Redirection,
  type Statement,
  type SyntaxNode,
  type Word,
  forEachChild,
} from 'unbash';
import type { Facts } from './facts.ts';
import { literalOf } from './literal.ts';
import { isSafe } from './quiet.ts';

/** How a command of a straight line ends: a process was started, the next command is reached, or it is not known. */
type End = 'starts' | 'goes on' | 'unknown';

interface Line {
  readonly facts: Facts;
  readonly isStart: (pos: number) => boolean;
  depth: number;
}

/**
 * Whether a place that starts a process is reached whatever happens: it stands on the straight line from the first command, with
 * nothing before it that may fail, end or leave something out.
 */
export function isReached(list: readonly Statement[], facts: Facts, isStart: (pos: number) => boolean): boolean {
  return follow({ facts, isStart, depth: 0 }, list) === 'starts';
}

function follow(line: Line, list: readonly Statement[]): End {
  for (const { command, background, pos } of list) {
    const end = background === true && line.isStart(pos) ? 'starts' : followNode(line, command);
    if (end !== 'goes on') return end;
  }
  return 'goes on';
}

function followNode(line: Line, node: PipelineNode | AndOr): End {
  switch (node.type) {
    case 'Command':
      return followCommand(line, node);
    case 'AndOr':
    case 'Pipeline':
      if (line.isStart(node.pos)) return 'starts';
      return thenCalm(node.commands[0] ? followNode(line, node.commands[0]) : 'unknown', node);
    case 'Subshell':
      return line.isStart(node.pos) ? 'starts' : 'unknown';
    case 'BraceGroup':
      return follow(line, node.body.commands);
    case 'If':
      return thenCalm(follow(line, node.clause.commands), node);
    case 'While':
      return follow(line, node.clause.commands) === 'starts' ? 'starts' : 'unknown';
    case 'For':
      return followWords(line, node.wordlist ?? []) === 'starts' ? 'starts' : thenCalm('goes on', node);
    case 'Case':
      return followWords(line, [node.word]) === 'starts' ? 'starts' : thenCalm('goes on', node);
    case 'Redirected':
      return node.redirects.every(isSure) ? followNode(line, node.command) : 'unknown';
    case 'Function':
      return 'goes on';
    default:
      return 'unknown';
  }
}

function followCommand(line: Line, { name, prefix, suffix, args, redirects }: Command): End {
  const values = [...prefix, ...suffix].flatMap((each) =>
    each.type === 'Assignment' && each.value.type === 'Word' ? [each.value] : [],
  );
  const words = [...(name ? [name] : []), ...args.flatMap((each) => (each.type === 'Word' ? [each] : []))];
  const end = followWords(line, name === undefined ? values : words);
  if (end !== 'goes on') return end;
  if (!redirects.every(isSure) || !values.every(isSafe)) return 'unknown';
  if (name === undefined) return 'goes on';
  if (line.isStart(name.pos)) return 'starts';
  const body = line.facts.functions.get(literalOf(name) ?? '')?.body;
  if (body === undefined) return isCalm({ name, args }) ? 'goes on' : 'unknown';
  line.depth += 1;
  return line.depth > 9 || body.type === 'CompoundList' ? 'unknown' : followNode(line, body);
}

function followWords(line: Line, words: readonly Word[]): End {
  for (const word of words) {
    const inner = (word.parts ?? []).flatMap((part): readonly { type: string; pos: number }[] =>
      part.type === 'DoubleQuoted' ? part.parts : [part],
    );
    for (const part of inner) if (part.type === 'CommandExpansion' && line.isStart(part.pos)) return 'starts';
    if (!isSafe(word)) return 'unknown';
  }
  return 'goes on';
}

const CALM = new Set([':', 'true', 'echo', 'printf']);

/** Builtins that neither fail nor end a script. */
function isCalm({ name, args }: Pick<Command, 'name' | 'args'>): boolean {
  const word = name === undefined ? ':' : (literalOf(name) ?? '');
  return CALM.has(word) && args.every((each) => each.type === 'Word' && isSafe(each));
}

/** Where the rest of a command may be left out, all of it must be calm. */
function thenCalm(end: End, node: SyntaxNode): End {
  let isGood = true;
  const look = (each: SyntaxNode): void => {
    if (each.type === 'Command') isGood &&= isCalm(each) && each.redirects.every(isSure);
    if (each.type === 'Word') isGood &&= isSafe(each);
    forEachChild(each, look);
  };
  if (end === 'goes on') look(node);
  return isGood ? end : 'unknown';
}

/** A redirection that cannot fail. */
function isSure(redirect: Redirection): boolean {
  return redirect.type === 'Redirect' && /^(?:\/dev\/null|[012])$/.test(redirect.target?.text ?? '');
}
