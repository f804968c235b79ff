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
