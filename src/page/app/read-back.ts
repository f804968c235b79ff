import { type ScriptName, scriptNames } from '../../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

export interface Proposal {
  readonly script: ScriptName;
  readonly selectors: readonly { readonly kind: SelectorKind; readonly value: string }[];
}

/** A piece of a word as `printf %q` writes it: an escaped sign, or signs that need none. */
const PIECE = String.raw`\\[\x20-\x7e]|[^\s\\'"$]`;
const WORD = `(?:${PIECE})+|''`;
const COMMAND = new RegExp(`lastshell print (\\w+)((?: --\\w+ (?:${WORD}))+)\\s*$`);
const SELECTOR = new RegExp(` --(\\w+) (${WORD})`, 'g');

function unquote(word: string): string {
  return word === "''" ? '' : word.replace(/\\(.)/g, '$1');
}

function proposalOf(line: string): Proposal | undefined {
  const [, name, words = ''] = COMMAND.exec(line) ?? [];
  const script = scriptNames.find((known) => known === name);
  const selectors = [...words.matchAll(SELECTOR)].flatMap(([, option, word = '']) => {
    const kind = selectorKinds.find((known) => known === option);
    return kind ? [{ kind, value: unquote(word) }] : [];
  });
  return script && selectors.length > 0 ? { script, selectors } : undefined;
}

/** What the output of `top` proposes to do; each proposal once. */
export function readBack(output: string): Proposal[] {
  const found = output.split(/\r?\n/).map(proposalOf);
  const texts = new Map(found.flatMap((proposal) => (proposal ? [[JSON.stringify(proposal), proposal]] : [])));
  return [...texts.values()];
}

/** The first line of `why`, where there is one: which limit is full. */
export function verdictIn(output: string): string | undefined {
  return output
    .split(/\r?\n/)
    .find((line) => /\bfull\b/i.test(line))
    ?.trim();
}
