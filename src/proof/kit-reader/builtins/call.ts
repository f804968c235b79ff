import type { Command, CommandArgument, Word } from 'unbash';
import type { Cursor } from '../context.ts';
import { innerPosition, kindOfShape, literalOf } from '../literal.ts';
import type { Rule } from '../rules.ts';
import type { Outcome } from '../outcome.ts';
import type { Kind } from '../state.ts';
import { maySplit, shapeOf } from '../words.ts';

/** A command whose name is known. */
export interface Call {
  at: Cursor;
  pos: number;
  name: string | undefined;
  args: readonly CommandArgument[];
  /** Written without builtin or command before it, so that a function comes first. */
  isDirect: boolean;
  /** Directly behind builtin, so that no program can be meant. */
  isBuiltin: boolean;
}

export type Handler = (call: Call, node: Command) => Outcome;

/** One argument after its expansions. */
export interface Argument {
  pos: number;
  raw: string;
  /** Its text with marks for what is not always the same. */
  shape: string;
  literal: string | undefined;
  kind: Kind;
  /** It may turn into several arguments. */
  splits: boolean;
  inner: number | undefined;
}

/** Looks through the arguments from left to right. */
export function argumentsOf({ at, args }: Call): Argument[] {
  return args.map((node) => argumentOf(at, node));
}

function argumentOf(at: Cursor, node: CommandArgument): Argument {
  if (node.type === 'Word') return wordArgument(at, node);
  const value = node.value.type === 'Word' ? wordArgument(at, node.value) : undefined;
  const shape = `${node.text.slice(0, node.text.indexOf('='))}=${value?.shape ?? '\0'}`;
  const text = value?.literal === undefined ? undefined : node.text;
  return { pos: node.pos, raw: node.text, shape, literal: text, kind: 0, splits: false, inner: undefined };
}

function wordArgument(at: Cursor, word: Word): Argument {
  const splits = maySplit(at, word);
  const shape = shapeOf(at, word);
  const literal = literalOf(word);
  return {
    pos: word.pos,
    raw: word.text,
    shape,
    literal,
    kind: kindOfShape(shape),
    splits,
    inner: innerPosition(word),
  };
}

/** What stands for options and operands, as getopts reads them. */
export interface Parsed {
  /** Letter to its last argument, or nothing where it takes none. */
  options: Map<string, Argument | undefined>;
  operands: Argument[];
}

/** Splits arguments into options and operands; `takes` holds the letters that take an argument. */
export function parseOptions(args: readonly Argument[], takes: string): Parsed {
  const options = new Map<string, Argument | undefined>();
  let index = 0;
  for (; index < args.length; index += 1) {
    const text = args[index]?.literal ?? args[index]?.shape ?? '';
    if (text === '--') return { options, operands: args.slice(index + 1) };
    if (!/^[-+]./.test(text)) break;
    const letters = Array.from(text.slice(1));
    const taking = letters.findIndex((letter) => takes.includes(letter));
    for (const letter of taking < 0 ? letters : letters.slice(0, taking)) options.set(letter, undefined);
    if (taking < 0) continue;
    const attached = text.slice(taking + 2);
    if (attached === '') index += 1;
    options.set(letters[taking] ?? '', attached === '' ? args[index] : withText(args[index], attached));
  }
  return { options, operands: args.slice(index) };
}

function withText(argument: Argument | undefined, text: string): Argument | undefined {
  if (!argument) return undefined;
  return { ...argument, shape: text, literal: argument.literal === undefined ? undefined : text, inner: undefined };
}

/** A command that may turn into another one when an argument splits or is an option. */
export function complain({ at }: Call, argument: { pos: number }, rule: Rule, reason: string): void {
  at.c.report(argument.pos, rule, reason);
}
