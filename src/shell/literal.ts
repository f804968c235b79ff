import type { DoubleQuotedChild, Word, WordPart } from 'unbash';

const OPERATIONS_WITH_WORDS = new Set(['Default', 'Remove', 'Replace']);

function partValue(part: WordPart | DoubleQuotedChild): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value;
    case 'DoubleQuoted':
      return joined(part.parts);
    default:
      return undefined;
  }
}

function joined(parts: readonly (WordPart | DoubleQuotedChild)[]): string | undefined {
  const values = parts.map(partValue);
  return values.includes(undefined) ? undefined : values.join('');
}

/** The one text that a word always stands for; undefined where an expansion, a pattern or a tilde may change it. */
export function literalOf(word: Word): string | undefined {
  if (word.text.startsWith('~')) return undefined;
  return word.parts === undefined ? word.value : joined(word.parts);
}

/** The text of a word without any quotes in it: such a word is what it looks like, in every shell. */
export function plainOf(word: Word): string | undefined {
  const text = literalOf(word);
  return text === word.text ? text : undefined;
}

/** Whether a word gives exactly one field, whatever its expansions give. */
export function isSingle(word: Word): boolean {
  return word.parts === undefined || word.parts.every(isSinglePart);
}

function isSinglePart(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted') return part.parts.every((each) => !isMany(each));
  return part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted';
}

/** "$@", "${a[@]}" and what holds them, which are none or many fields even in double quotes. */
function isMany(part: DoubleQuotedChild): boolean {
  if (part.type === 'SimpleExpansion') return part.text === '$@';
  if (part.type !== 'ParameterExpansion') return false;
  const { parameter, index, operation } = part;
  if (parameter === '@' || index?.text === '@' || operation?.type === 'Names') return true;
  return operation !== undefined && OPERATIONS_WITH_WORDS.has(operation.type) && part.text.includes('@');
}

/** The name in `$name`, `${name}`, `"$name"` or `$1`, where a word is nothing else. */
export function nameOf(word: Word): string | undefined {
  return /^("?)\$(?:([A-Za-z_]\w*|[1-9])|\{([A-Za-z_]\w*|[1-9]\d*)\})\1$/.exec(word.text)?.slice(2).find(Boolean);
}
