import type { ScriptName } from '../../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

export interface Proposal {
  readonly script: ScriptName;
  readonly selectors: readonly { readonly kind: SelectorKind; readonly value: string }[];
}

const ROW = /^\d+ +\d+ --(\w+) (.+?)(?: \([^()]*\))?$/;
/** What narrows every row to the limit that is full, as the last line of top says it. */
const WITHIN = /^Where lastshell is: lastshell print recover ROW(?: --(\w+) (.+))?$/;

function selectorOf([, option, value = '']: RegExpExecArray): Proposal['selectors'] {
  const kind = selectorKinds.find((known) => known === option);
  return kind && !value.includes('?') ? [{ kind, value }] : [];
}

function matched(lines: readonly string[], pattern: RegExp): Proposal['selectors'][] {
  return lines.flatMap((line) => {
    const found = pattern.exec(line.trimEnd());
    return found ? [selectorOf(found)] : [];
  });
}

/** What the output of `top` proposes to do: each row, under the limit that is full. Nothing, where none is. */
export function readBack(output: string): Proposal[] {
  const lines = output.split(/\r?\n/);
  const [within] = matched(lines, WITHIN);
  if (within === undefined) return [];
  const rows = matched(lines, ROW).filter((row) => row.length > 0);
  return rows.map((row) => ({
    script: 'recover',
    selectors: [...row, ...within.filter(({ kind }) => kind !== row[0]?.kind)],
  }));
}

/** The first line of `why`, where there is one: which limit is full. */
export function verdictIn(output: string): string | undefined {
  return output
    .split(/\r?\n/)
    .find((line) => /\bfull\b/i.test(line))
    ?.trim();
}
