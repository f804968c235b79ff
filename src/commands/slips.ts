import { UsageError } from '../errors.ts';
import { type Definition, definitions } from './definition.ts';

/** What yargs knows about the options of the command that was given. */
export interface Declared {
  readonly boolean: readonly string[];
  readonly array: readonly string[];
  readonly key: Readonly<Record<string, unknown>>;
}

function definitionOf(verb: string): Definition | undefined {
  return definitions().find(({ name }) => name === verb);
}

/**
 * Refuses what yargs would understand in a way that nobody can have meant: `--dry-run=yes` as no dry run,
 * a list where there is one value, a word too many.
 * @throws UsageError that names the option and the fix.
 */
export function refuseSlips(
  args: readonly string[],
  argv: Readonly<Record<string, unknown>>,
  { boolean, array, key }: Declared,
): true {
  const [command = ''] = args;
  for (const arg of args.slice(0, args.includes('--') ? args.indexOf('--') : args.length)) {
    const [, given = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    // yargs takes --dryRun for --dry-run.
    const name = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (boolean.includes(name) && value !== undefined && !['true', 'false'].includes(value))
      throw new UsageError(`--${name}: takes no value; leave out ${JSON.stringify(`=${value}`)}`);
    if (name !== '' && name === definitionOf(command)?.word?.name)
      throw new UsageError(`--${name}: is no option; write ${command} ${name.toUpperCase()}`);
    const negated = name.replace(/^no-/, '');
    if (negated !== name && negated in key && !boolean.includes(negated))
      throw new UsageError(`--${name}: is no option; leave out --${negated} instead`);
  }
  const word = definitionOf(command)?.word;
  const lists = word?.isMany ? [...array, word.name] : array;
  for (const name of Object.keys(key))
    if (Array.isArray(argv[name]) && !lists.includes(name))
      throw new UsageError(`--${name}: is given more than once; give it once`);
  const [extra] = argv['_'] as unknown[];
  if (extra !== undefined) throw new UsageError(`${JSON.stringify(extra)}: is a word too many; leave it out`);
  return true;
}

/** The help that lists the options of the command that was given. */
export function helpFor([command = '']: readonly string[]): string {
  return definitionOf(command) !== undefined ? `lastshell ${command} --help` : 'lastshell --help';
}
