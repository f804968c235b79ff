import { type SelectorKind, type Selectors, selectorKinds } from '../plan/selectors.ts';
import { shown } from './word.ts';

/** How a sentence begins to speak of a kind. */
const heads: Readonly<Record<SelectorKind, string>> = {
  name: 'named ',
  exe: 'running ',
  uid: 'of user ',
  pgid: 'in process group ',
  sid: 'in session ',
  cgroup: 'in control group ',
  parent: 'started by PID ',
  under: 'below PID ',
  cmdline: 'with the command line ',
};

/** More is no longer a short phrase, and the line with it would be too wide. */
const MOST = 48;

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Who is meant, in words: `named a or b, of user 1000 and below PID 7`; empty where nobody is selected. */
export function whomOf(selectors: Selectors): string {
  const kinds = selectorKinds.filter((kind) => selectors[kind].length > 0);
  const full = joined(kinds.map((kind) => heads[kind] + selectors[kind].map(shown).join(' or ')));
  if (full.length <= MOST) return full;
  const options = joined(kinds.map((kind) => `--${kind}`));
  return options.length <= MOST - 12 ? `selected by ${options}` : `that match all ${kinds.length} kinds of selector`;
}
