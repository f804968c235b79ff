import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

interface Selector {
  readonly kind: SelectorKind;
  readonly value: string;
}

/** What can be done about a row: a line to type where the kit has answered, else a text for its selectors. */
export type Proposal =
  { readonly what: string; readonly line: string } | { readonly what: string; readonly selectors: readonly Selector[] };

interface Row {
  readonly number: string;
  readonly slots: string;
  /** As it was said: --under 77 (cron) */
  readonly whom: string;
  readonly selector: Selector | undefined;
}

const ROW = /^(\d+) +(\d+) (--(\w+) (.+?)(?: \([^()]*\))?)$/;
/** The kit ends its rows with this. */
const KIT = /^Which row is wrong here\?/;
/** What narrows every row to the limit that is full, as the last line of top says it. */
const WITHIN = /^Where lastshell is: lastshell print recover ROW(?: --(\w+) (.+))?$/;

function selectorOf(option: string | undefined, value = ''): Selector | undefined {
  const kind = selectorKinds.find((known) => known === option);
  return kind && !value.includes('?') ? { kind, value } : undefined;
}

function rowsIn(lines: readonly string[]): Row[] {
  return lines.flatMap((line) => {
    const [, number = '', slots = '', whom = '', option, value] = ROW.exec(line) ?? [];
    return number === '' ? [] : [{ number, slots, whom, selector: selectorOf(option, value) }];
  });
}

const sizeOf = ({ slots, whom }: Row): string => `${slots} by ${whom}`;

/** What the rows of the kit or of `top` propose to do. Nothing, where nothing is full. */
export function readBack(output: string): Proposal[] {
  const lines = output.split(/\r?\n/).map((line) => line.trimEnd());
  const rows = rowsIn(lines);
  if (lines.some((line) => KIT.test(line)))
    return rows.map((row) => ({ what: sizeOf(row), line: `lastshell recover ${row.number}` }));
  const within = lines.map((line) => WITHIN.exec(line)).find((found) => found !== null);
  if (within == null) return [];
  const narrow = selectorOf(within[1], within[2]);
  return rows.flatMap((row) => {
    if (row.selector === undefined) return [];
    const isSame = narrow === undefined || narrow.kind === row.selector.kind;
    return [{ what: sizeOf(row), selectors: isSame ? [row.selector] : [row.selector, narrow] }];
  });
}

/** The line that says which limit is full, where there is one. */
export function verdictIn(output: string): string | undefined {
  return output
    .split(/\r?\n/)
    .find((line) => /\bfull\b/i.test(line))
    ?.trim();
}
