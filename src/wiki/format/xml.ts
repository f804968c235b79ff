/** Text as the content or a quoted attribute of XML or HTML. */
export function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character] ?? ''};`);
}

/** The parts that XHTML and HTML share. */
export const markup = {
  list: (isOrdered: boolean, items: readonly string[]) => {
    const tag = isOrdered ? 'ol' : 'ul';
    return `<${tag}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${tag}>`;
  },
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => {
    const row = (tag: string, cells: readonly string[]) =>
      `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    return `<table><tbody>\n${[row('th', head), ...rows.map((cells) => row('td', cells))].join('\n')}\n</tbody></table>`;
  },
  paragraph: (line: string) => `<p>${line}</p>`,
} as const;
