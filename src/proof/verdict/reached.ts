import {
  type AndOr,
  type Command,
  type PipelineNode,
  type Statement,
  type SyntaxNode,
  type Word,
  forEachChild,
} from 'unbash';
import { literalOf } from '../../shell/literal.ts';
import { isSafe } from '../no-fork/quiet.ts';

/** How a command of a straight line ends: a process was started, the next command is reached, or it is not known. */
type End = 'starts' | 'goes on' | 'unknown';
type IsStart = (pos: number) => boolean;

/** Whether a place that starts a process is reached whatever happens: nothing before it may fail, end or leave it out. */
export function isReached(list: readonly Statement[], isStart: IsStart): boolean {
  return follow(list, isStart) === 'starts';
}

function follow(list: readonly Statement[], isStart: IsStart): End {
  for (const { command, background, pos } of list) {
    const end = background === true && isStart(pos) ? 'starts' : followNode(command, isStart);
    if (end !== 'goes on') return end;
  }
  return 'goes on';
}

/** The first command in it is reached; the rest may be left out, so that all of it must be calm to go on behind it. */
function followNode(node: PipelineNode | AndOr, isStart: IsStart): End {
  if (/^(?:Pipeline|Subshell)$/.test(node.type) && isStart(node.pos)) return 'starts';
  const end = followFirst(node, isStart);
  return end === 'goes on' && !isCalm(node) ? 'unknown' : end;
}

function followFirst(node: PipelineNode | AndOr, isStart: IsStart): End {
  switch (node.type) {
    case 'Command':
      return followCommand(node, isStart);
    case 'AndOr':
    case 'Pipeline':
      return node.commands[0] ? followNode(node.commands[0], isStart) : 'unknown';
    case 'BraceGroup':
      return follow(node.body.commands, isStart);
    case 'If':
    case 'While':
      return follow(node.clause.commands, isStart);
    case 'For':
    case 'Case':
      return followWords(node.type === 'Case' ? [node.word] : (node.wordlist ?? []), isStart);
    default:
      return node.type === 'Function' ? 'goes on' : 'unknown';
  }
}

function followCommand({ name, prefix, args, redirects }: Command, isStart: IsStart): End {
  // With another PATH some shells find nothing to start.
  if (prefix.some((each) => each.type === 'Assignment' && each.name === 'PATH')) return 'unknown';
  const values = prefix.flatMap((each) =>
    each.type === 'Assignment' && each.value.type === 'Word' ? [each.value] : [],
  );
  const words = [...(name ? [name] : []), ...args.flatMap((each) => (each.type === 'Word' ? [each] : []))];
  const end = followWords(name === undefined ? values : words, isStart);
  if (end !== 'goes on') return end;
  const isHarmless = redirects.every(
    (each) => each.type === 'Redirect' && /^(?:\/dev\/null|[012])$/.test(each.target?.text ?? ''),
  );
  if (!isHarmless || !values.every(isSafe)) return 'unknown';
  return name !== undefined && isStart(name.pos) ? 'starts' : 'goes on';
}

function followWords(words: readonly Word[], isStart: IsStart): End {
  for (const word of words) {
    const parts: readonly { type: string; pos: number }[] = (word.parts ?? []).flatMap((part) => part.type === 'DoubleQuoted' ? [...part.parts] : [part]); // prettier-ignore
    if (parts.some(({ type, pos }) => type === 'CommandExpansion' && isStart(pos))) return 'starts';
    if (!isSure(word)) return 'unknown';
  }
  return 'goes on';
}

/** Of a pattern, a user or a program that is not there zsh makes an error. */
function isSure(word: Word): boolean {
  return isSafe(word) && !/^[~=]|[*?[]/.test(word.text.replaceAll(/'[^']*'|"[^"]*"/g, ''));
}

/** Builtins that neither fail nor end a script, and words whose expansion cannot fail; a definition runs nothing. */
function isCalm(node: SyntaxNode): boolean {
  if (node.type === 'Function') return true;
  if (node.type === 'Word' && !isSure(node)) return false;
  if (node.type === 'While' || node.type === 'Redirected' || node.type === 'Assignment')
    return node.type === 'Assignment' && node.index === undefined && node.name !== 'PATH';
  if (node.type === 'Command' && node.name && !/^(?::|true|echo|printf)$/.test(literalOf(node.name) ?? ''))
    return false;
  let isGood = true;
  forEachChild(node, (child) => (isGood &&= isCalm(child)));
  return isGood;
}
