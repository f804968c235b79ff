import type { KeptValue } from './kept.ts';
import { word } from './word.ts';

/**
 * One byte that cannot be printed, a ? itself, or a backslash, which not every shell can compare: what list writes as ?.
 * It stands in a variable, since a name may hold fifteen of them. For LC_ALL=C; see test/render/pattern.test.ts.
 */
export const unprintable: KeptValue = { name: 'odd', value: '[!] ->@-[^-~]', isPattern: true };

/** What `read` without -r would not give as it is, and ?. */
const ODD = /[?\\]|^ | $| {2}/;

/** How the text compares one name. */
export interface NameView {
  /** The name as one word, for a comparison; where it is a pattern, only shown. */
  readonly word: string;
  readonly isPattern: boolean;
  /** The name as a pattern of case. */
  readonly pattern: string;
  readonly shown: string;
}

/** A name as list shows it: each byte that cannot be printed is a ?. */
function written(name: string): string {
  const bytes = Array.from(new TextEncoder().encode(name));
  return bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?')).join('');
}

/** Literal parts in quotes, and between them a pattern for each ?. */
function patternOf(name: string): string {
  return name
    .split(/(\?)/)
    .filter((part) => part !== '')
    .map((part) => (part === '?' ? `$${unprintable.name}` : word(part)))
    .join('');
}

/** A name, as --name and --protect take it, for a template. */
export function nameView(name: string): NameView {
  const text = written(name);
  return { word: word(text), isPattern: ODD.test(text), pattern: patternOf(text), shown: text };
}

/** What stands between two brackets: a leading ! or ^ excludes; the rest is taken as it is, classes too. */
function bracketOf(inner: string): string {
  const [, not = '', rest = ''] = /^([!^]?)(.*)$/.exec(inner) ?? [];
  const members = rest
    .split(/(\[:\w+:\])/)
    .map((part) => (part.startsWith('[:') ? part : part.replace(/[^\w-]/g, '\\$&')));
  return `[${not === '' ? '' : '!'}${members.join('')}]`;
}

/** The pieces of a glob: \x, *, ?, a bracket expression, or plain text. */
const PIECES = /\\(.)|(\*+)|(\?)|\[([!^]?\]?(?:\[:\w+:\]|[^\]])*)\]|([^\\*?[]+|[^])/g;

/**
 * A glob as a pattern of case that needs no variable: what is literal in it stands in quotes. `quote` may put another
 * word in the place of a long one.
 */
export function globPattern(glob: string, quote: (text: string) => string = word): string {
  return Array.from(glob.matchAll(PIECES), ([, escaped, star, any, bracket, plain]) => {
    if (star !== undefined) return '*';
    if (any !== undefined) return '?';
    return bracket === undefined ? quote(escaped ?? plain ?? '') : bracketOf(bracket);
  }).join('');
}

/** The literal stretches of a glob. */
export function literalsOf(glob: string): string[] {
  return Array.from(glob.matchAll(PIECES), ([, , , , , plain]) => plain ?? '').filter((text) => text !== '');
}
