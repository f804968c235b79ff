import type { Code, Inline } from './model.ts';

/** Private-use characters: no value of the site may hold one, and no parser treats them as syntax. */
const slot = /\uE000(\d+)\uE001/;

/**
 * Values stand apart while the text around them is parsed, so that nothing in a value can ever be read as markup.
 * A slot keeps the place.
 */
export class Slots {
  private readonly values: (string | Code)[] = [];

  put(value: string | Code): string {
    return `\uE000${this.values.push(value) - 1}\uE001`;
  }

  /** The block that a paragraph stands for, if it is nothing but a slot of one. */
  codeOf(text: string): Code | undefined {
    const match = /^\uE000(\d+)\uE001$/.exec(text.trim());
    const value = match ? this.values[Number(match[1])] : undefined;
    return typeof value === 'string' ? undefined : value;
  }

  /** Text with every slot filled. */
  fill(text: string): string {
    return text.split(slot).map((part, index) => (index % 2 ? this.wordsOf(part) : part)).join(''); // prettier-ignore
  }

  fillInline(kind: 'text' | 'code' | 'strong', text: string): Inline {
    return { kind, text: this.fill(text) };
  }

  private wordsOf(index: string): string {
    const value = this.values[Number(index)];
    if (typeof value !== 'string') throw new TypeError('a block stands in the middle of a sentence');
    return value;
  }
}
