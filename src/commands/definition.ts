import { commands } from './index.ts';

/** What a verb says of an option or of its word. */
export interface OptionDefinition {
  readonly describe?: string;
  readonly type?: 'string' | 'boolean';
  readonly choices?: readonly string[];
  readonly array?: boolean;
  readonly alias?: string;
  readonly default?: unknown;
}

export type Example = readonly [line: string, meaning: string];

/** One verb, as its builder tells yargs about it: what help, completions, the manual and answers to mistakes are made from. */
export interface Definition {
  readonly name: string;
  readonly summary: string;
  /** The word that it takes without an option. */
  readonly word: ({ readonly name: string; readonly isMany: boolean } & OptionDefinition) | undefined;
  readonly options: ReadonlyMap<string, OptionDefinition>;
  readonly examples: readonly Example[];
  readonly epilog: string;
}

/** Takes the place of yargs, and only writes down what it is told. */
class Recorder {
  readonly words: OptionDefinition[] = [];
  readonly known = new Map<string, OptionDefinition>();
  readonly lines: Example[] = [];
  text = '';

  positional(_: string, definition: OptionDefinition): this {
    this.words.push(definition);
    return this;
  }

  options(definitions: Readonly<Record<string, OptionDefinition>>): this {
    for (const [name, definition] of Object.entries(definitions)) this.known.set(name, definition);
    return this;
  }

  example(lines: readonly Example[]): this {
    this.lines.push(...lines);
    return this;
  }

  epilog(text: string): this {
    this.text = text;
    return this;
  }
}

function definitionOf({ command, describe, builder }: (typeof commands)[number]): Definition {
  const it = new Recorder();
  builder(it as never);
  const [, name = '', word = '', many] = /^(\w+)(?: [<[](\w+)(\.\.)?)?/.exec(command) ?? [];
  return {
    name,
    summary: describe,
    word: word === '' ? undefined : { name: word, isMany: many !== undefined, ...it.words[0] },
    options: it.known,
    examples: it.lines,
    epilog: it.text,
  };
}

let made: readonly Definition[] | undefined;

/** Every verb, in the order of the help. */
export function definitions(): readonly Definition[] {
  return (made ??= commands.map(definitionOf));
}

/** Options that every verb takes. */
export const common: ReadonlyMap<string, OptionDefinition> = new Map([
  ['help', { type: 'boolean', alias: 'h', describe: 'show this help' }],
  ['version', { type: 'boolean', describe: 'show the version' }],
]);

/** What the exit codes of every verb mean. */
export const exitCodes: readonly Example[] = [
  ['0', 'done'],
  ['1', 'the answer is no: drift, a finding, a drill that failed, a server that refuses'],
  ['2', 'wrong usage or bad input; nothing was written'],
  ['3', 'a component is missing; the message says how to get it'],
];
