import { type LongValue, linesFor } from '../long.ts';
import { closing } from './closing.ts';
import { type Survey, survey } from './survey.ts';

/** Where the linker finds its texts, filled for one plan. */
export interface Library {
  readonly main: string;
  /** The text that defines a function; undefined where none does. */
  readonly part: (name: string) => string | undefined;
}

/** What the shell owns and a text of ours may set; it puts them back itself. */
const SHELLS = new Set(['PS0', 'PS1', 'PS2', 'PROMPT_COMMAND', 'TMOUT']);
/** What outlives a text, for the next one. */
const KEPT = /^_kept_/;

/**
 * Puts a body together: the main text, then whatever it calls in the order of the first call, then the lines that call
 * it and forget it. Who calls whom and what is set is read from the syntax tree.
 * @throws Error for a mistake in a template: a function that is not there, twice there or never called, a variable
 * without the prefix.
 */
export function link({ main, part }: Library, long: readonly LongValue[] = []): string {
  const texts = [main];
  const found = survey(main);
  // Grows while it is walked: what is added may call more.
  for (const name of found.called) {
    if (found.defined.includes(name)) continue;
    const text = part(name);
    if (text === undefined) throw new Error(`no part defines ${name}`);
    add(found, survey(text));
    if (!found.defined.includes(name)) throw new Error(`the part of ${name} does not define it here`);
    texts.push(text);
  }
  refuseFunctions(found);
  const code = texts.flatMap(linesOf);
  const used = long.filter(({ name }) => code.some((line) => line.includes(`$${name}`) || line.includes(`{${name}}`)));
  const variables = variablesOf([...used.map(({ name }) => name), ...found.assigned]);
  return [...code, ...used.flatMap(linesFor), ...closing(variables, found.defined), ''].join('\n');
}

function add(found: Survey, more: Survey): void {
  found.defined.push(...more.defined);
  found.called.push(...more.called);
  found.assigned.push(...more.assigned);
}

/** No blank line, which some wikis and consoles lose. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function refuseFunctions({ defined, called }: Survey): void {
  const twice = defined.find((name, index) => defined.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${twice} is defined twice`);
  const odd = defined.find((name) => !name.startsWith('ls_'));
  if (odd !== undefined) throw new Error(`the function ${odd} has no prefix ls_`);
  const idle = defined.find((name) => name !== 'ls_main' && !called.includes(name));
  if (idle !== undefined) throw new Error(`nothing calls ${idle}`);
  if (!defined.includes('ls_main')) throw new Error('no ls_main is defined');
}

/** Every variable that is to be forgotten, once. */
function variablesOf(assigned: readonly string[]): string[] {
  const own = [...new Set(assigned)].filter((name) => !SHELLS.has(name));
  const odd = own.find((name) => !name.startsWith('_'));
  if (odd !== undefined) throw new Error(`the variable ${odd} has no prefix _`);
  return own.filter((name) => !KEPT.test(name));
}
