import { escapeXml } from '../../util/escape-xml.ts';

/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

/** HTML with values in it: whatever is not HTML already is escaped, so nothing untrusted can become markup. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((text, index) => text + toText(values[index] ?? '')).join(''));
}

function toText(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('\n');
  return escapeHtml(String(value));
}

/** Control characters mean nothing on a page. */
function escapeHtml(text: string): string {
  return escapeXml(text.replaceAll(/[^\n\x20-\x7e\xa0-\uffff]/g, '?'));
}
