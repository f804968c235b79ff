import { UsageError } from '../errors.ts';
import { type ScriptName, scriptNames } from '../plan/scripts.ts';
import { selectorKinds } from '../plan/selectors.ts';
import { quote } from '../render/quote.ts';
import { type Definition, common, definitions } from './definition.ts';
import { nearest } from './nearest.ts';

/** What other tools call what is meant here. */
const others = new Map([
  ['comm', 'name'],
  ['user', 'uid'],
  ['ppid', 'parent'],
  ['process', 'name'],
]);

const isScript = (word: string): word is ScriptName => scriptNames.some((name) => name === word);

/** A word as one would type it: quoted only where it has to be. */
function typed(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quote(word);
}

function lineOf(...words: readonly string[]): string {
  return ['lastshell', ...words].map(typed).join(' ');
}

/** An option of a command line, split into its parts; undefined for any other word. */
function optionIn(word: string): { name: string; rest: string } | undefined {
  const [, name, rest = ''] = /^--?([A-Za-z][\w-]+)(=.*)?$/s.exec(word) ?? [];
  // yargs takes --dryRun for --dry-run.
  return name === undefined
    ? undefined
    : { name: name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), rest };
}

function namesOf({ options }: Definition): string[] {
  const all = [...options, ...common].flatMap(([name, { alias }]) => (alias === undefined ? [name] : [name, alias]));
  return all.filter((name) => name.length > 1);
}

function isBoolean({ options }: Definition, name: string): boolean {
  return (options.get(name) ?? common.get(name))?.type === 'boolean';
}

interface Part {
  readonly at: number;
  readonly word: string;
  /** Left out of a word that is no option. */
  readonly option?: { readonly name: string; readonly rest: string };
}

/** The options and the bare words of a command line behind its verb; the value of an option is neither. */
function partsOf(definition: Definition, args: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 1; at < args.length && args[at] !== '--'; at += 1) {
    const word = args[at] ?? '';
    const option = optionIn(word);
    if (option !== undefined) parts.push({ at, word, option });
    else if (!word.startsWith('-')) parts.push({ at, word });
    if (option?.rest === '' && !isBoolean(definition, option.name.replace(/^no-/, ''))) at += 1;
  }
  return parts;
}

/** The command line with another word in one place. */
function mended(args: readonly string[], at: number, word: string): string {
  return lineOf(...args.slice(0, at), word, ...args.slice(at + 1));
}

function refuseOption(definition: Definition, args: readonly string[], { at, word, option }: Part): void {
  if (option === undefined) return;
  const names = namesOf(definition);
  const isKnown = names.includes(option.name) || names.includes(option.name.replace(/^no-/, ''));
  if ((isKnown && word.startsWith('--')) || option.name === definition.word?.name) return;
  const other = others.get(option.name);
  const meant = other !== undefined && names.includes(other) ? other : nearest(option.name, names);
  if (meant === undefined) return;
  const line = mended(args, at, `--${meant}${option.rest}`);
  throw new UsageError(`${word.replace(/=.*$/s, '')}: is unknown; did you mean --${meant}? Write: ${line}`);
}

function refuseWord({ name, word }: Definition, args: readonly string[], parts: readonly Part[]): void {
  const given = parts.find(({ option }) => option === undefined);
  if (name === 'print' && given === undefined && hasSelector(args))
    throw new UsageError(`print: no script is named; write: ${lineOf('print', 'recover', ...args.slice(1))}`);
  if (given === undefined || word?.choices === undefined || word.choices.includes(given.word)) return;
  const meant = nearest(given.word, word.choices);
  if (meant === undefined) return;
  const line = mended(args, given.at, meant);
  throw new UsageError(`${JSON.stringify(given.word)}: is unknown; did you mean ${meant}? Write: ${line}`);
}

function hasSelector(args: readonly string[]): boolean {
  return args.some((word) => selectorKinds.some((kind) => word === `--${kind}` || word.startsWith(`--${kind}=`)));
}

/** A command line that does not begin with a verb. */
function refuseFirst(first: string, rest: readonly string[]): void {
  if (/^\d+$/.test(rest[0] ?? '') && ['freeze', 'recover', 'kill', 'thaw'].includes(first))
    throw new UsageError(
      `${first}: with the number of a row it is for the last shell, after the kit was pasted there; print the kit with: ${lineOf('print')}`,
    );
  if (isScript(first)) throw new UsageError(`${first}: is a script; write: ${lineOf('print', first, ...rest)}`);
  if (first.startsWith('-')) {
    if (hasSelector([first]))
      throw new UsageError(`${first}: has no verb; write: ${lineOf('print', 'recover', first, ...rest)}`);
    return;
  }
  const meant = nearest(first, [...definitions().map(({ name }) => name), ...scriptNames]);
  if (meant === undefined) return;
  const line = isScript(meant) ? lineOf('print', meant, ...rest) : lineOf(meant, ...rest);
  throw new UsageError(`${JSON.stringify(first)}: is unknown; did you mean ${meant}? Write: ${line}`);
}

/**
 * Answers a mistake that people make with the command line that they meant; whatever else is wrong is left to yargs.
 * @throws UsageError with that line.
 */
export function refuseMistakes(args: readonly string[]): void {
  const [first = '', ...rest] = args;
  const definition = definitions().find(({ name }) => name === first);
  if (definition === undefined) {
    refuseFirst(first, rest);
    return;
  }
  const parts = partsOf(definition, args);
  for (const part of parts) refuseOption(definition, args, part);
  refuseWord(definition, args, parts);
}
