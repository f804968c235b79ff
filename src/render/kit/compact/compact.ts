import { isKit, shortNames } from './names.ts';
import { pack } from './pack.ts';
import { type Placed, separate } from './separate.ts';
import { requote } from './requote.ts';
import { requoteSh } from './requote-sh.ts';
import { shrinkMath } from './shrink.ts';
import { tokensOf, type Token } from './tokens.ts';

const BUILTIN = String.raw`\builtin`;
/** How a template writes a \builtin that stays. */
const KEPT_BUILTIN = String.raw`\\builtin`;

/** The variables that hold the words that act; without the envelope they are not set, and then nothing runs. */
interface Acting {
  readonly kill: string;
  readonly write: string;
}
const once: Acting = { kill: '${__k?}', write: '${__w?}' };
/** The kit stays when the next text forgets its own. */
const kept: Acting = { kill: '${__kk?}', write: '${__kw?}' };

/** Takes out \builtin, which the envelope makes needless, and puts variables in place of the words that act. */
function disarm(tokens: readonly Token[], words: Acting): Token[] {
  return tokens.flatMap((token, index) => {
    const previous = tokens[index - 1];
    if (token.text === BUILTIN) return [];
    if (token.text === KEPT_BUILTIN) return [{ ...token, text: BUILTIN }];
    if (previous?.text !== BUILTIN) return [token];
    return [{ ...token, gap: previous.gap, text: acting(tokens, index, words) }];
  });
}

function acting(tokens: readonly Token[], index: number, { kill, write }: Acting): string {
  const word = tokens[index]?.text ?? '';
  if (word === 'kill') return kill;
  return word === 'printf' && writesToFile(tokens.slice(index + 1)) ? write : word;
}

/** A wiki would change the blank before !=, and no line may end there; the pattern that excludes says the same. */
function rewriteUnequal(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    if (token.text === '!=') return { ...token, text: '==' };
    return tokens[index - 1]?.text === '!=' ? { ...token, text: `""!(${token.text})` } : token;
  });
}

/** Only what changes a limit is written with >|. */
function writesToFile(rest: readonly Token[]): boolean {
  const end = rest.findIndex(({ text, gap }) => gap === 'line' || ['&&', '||', ';', '}'].includes(text));
  return rest.slice(0, end < 0 ? undefined : end).some(({ text }) => text === '>|');
}

/** The short form of an annotated text: the same commands without comments and indentation. Paragraphs share no line. */
export function compact(text: string, functions: readonly string[], width: number): string[] {
  const names = shortNames(functions);
  const words = isKit(functions) ? kept : once;
  return text.split('\n\n').flatMap((paragraph) => {
    const tokens = requote(rewriteUnequal(disarm(tokensOf(paragraph), words))).map((token) => ({
      ...token,
      text: shrinkMath(names.get(token.text) ?? token.text),
    }));
    return pack(separate(tokens), width);
  });
}

/** The word that acts, out of a variable; mksh has no printf, but print, which is a letter shorter. */
function actingSh({ kill, write }: Acting): Map<string, string> {
  return new Map([
    [String.raw`\kill`, kill],
    [String.raw`\printf`, write],
    [String.raw`\print`, write.replace('?', '%f')],
  ]);
}

/** The same for dash, busybox ash, mksh and zsh, where a backslash keeps aliases away and stays. */
export function compactSh(text: string, functions: readonly string[], width: number): string[] {
  const names = shortNames(functions);
  const words = actingSh(isKit(functions) ? kept : once);
  const all = tokensOf(text);
  const tokens = all.map((token, index) => {
    const isActing = token.text === String.raw`\kill` || writesToFile(all.slice(index + 1));
    const word = (isActing ? words.get(token.text) : undefined) ?? token.text;
    return { ...token, text: word.replace(/\b__l[sk]_\w+\b/g, (name) => names.get(name) ?? name) };
  });
  const short = requoteSh(tokens).map((token) => ({ ...token, text: shrinkMath(token.text) }));
  // There are no pipes: what stands here parts the patterns of a case, and no line may end behind it.
  const placed = separate(short).map((next, index) => (short[index - 1]?.text === '|' ? glued(next) : next));
  return pack(placed, width);
}

function glued({ text }: Placed): Placed {
  return { text, before: 'glued' };
}
