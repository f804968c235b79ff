import { type Definition, type OptionDefinition, common } from '../commands/definition.ts';

/** An option as a shell completes it and a manual lists it. */
export interface OptionWord {
  /** With its dashes; the one by which it is known first. */
  readonly names: readonly string[];
  readonly describe: string;
  /** What may follow it: nothing, one of these, or a value of any kind, for which files are proposed. */
  readonly value: 'none' | 'any' | readonly string[];
  readonly isMany: boolean;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

function wordOf(name: string, { alias, describe = '', type, choices, array = false }: OptionDefinition): OptionWord {
  return {
    names: [dashed(name), ...(alias === undefined ? [] : [dashed(alias)])],
    describe,
    value: type === 'boolean' ? 'none' : (choices ?? 'any'),
    isMany: array,
  };
}

/** The options of a verb, and those of every verb. */
export function optionsOf({ options }: Definition): OptionWord[] {
  return [...options, ...common].map(([name, definition]) => {
    const word = wordOf(name, definition);
    // What is on until somebody says otherwise is said otherwise.
    const isOn = definition.type === 'boolean' && definition.default === true;
    return isOn ? { ...word, names: [`--no-${name}`, ...word.names] } : word;
  });
}

/** Every spelling of them. */
export function namesOf(definition: Definition): string[] {
  return optionsOf(definition).flatMap(({ names }) => names);
}
