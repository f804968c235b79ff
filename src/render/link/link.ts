import { type KeptValue, linesFor } from '../kept.ts';
import { closing, rows } from './rows.ts';
import { isLocal } from './shell-names.ts';
import { setApart, stayingAs, withoutComments } from './stay.ts';
import { type Survey, survey } from './survey.ts';

/** Where the linker finds its texts, filled for one plan. */
export interface Library {
  readonly main: string;
  /** The text that defines a function; undefined where none does. */
  readonly part: (name: string) => string | undefined;
  /** The command that stays until it is told to go; undefined for a text that is over when it has run. */
  readonly command?: string | undefined;
}

const MAIN = 'ls_main';

/**
 * Puts a body together: the main text, then whatever it calls in the order of the first call, then the lines that call
 * it and forget it. Who calls whom and what is set is read from the syntax tree. The function that starts all declares
 * every variable, so that nothing of it is left and nothing of the person's is lost.
 * @throws Error for a mistake in a template: a function that is not there, twice there or never called, a variable that
 * a shell owns.
 */
export function link({ main, part, command }: Library, kept: readonly KeptValue[] = []): string {
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
  const own = command === undefined ? texts : [main, ...texts.slice(1).map(withoutComments)];
  const end = command === undefined ? closing(found.defined) : stayingAs(command, found);
  const code = [...own.flatMap(linesOf), ...end, ''];
  const body = declare(code, command ?? MAIN, found.assigned, kept).join('\n');
  return command === undefined ? body : setApart(body);
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
  const idle = defined.find((name) => name !== MAIN && !called.includes(name));
  if (idle !== undefined) throw new Error(`nothing calls ${idle}`);
}

/** Puts the declarations at the top of the function that starts all, and under them the values that it keeps. */
function declare(
  code: readonly string[],
  first: string,
  assigned: readonly string[],
  kept: readonly KeptValue[],
): string[] {
  const at = code.indexOf(`${first}() {`);
  if (at < 0) throw new Error(`no line is ${first}() {`);
  const used = kept.filter(({ name }) => code.some((line) => new RegExp(`\\$\\{?${name}\\b`).test(line)));
  const own = [...new Set([...used.map(({ name }) => name), ...assigned])].filter(isLocal).toSorted();
  const values = used.flatMap(linesFor).map((line) => `  ${line}`);
  return [...code.slice(0, at + 1), ...rows('  local', own), ...values, ...code.slice(at + 1)];
}
