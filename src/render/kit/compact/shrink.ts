/** Blanks inside an arithmetic expression, where they part nothing: two signs in a row must stay two. */
function squeeze(expression: string): string {
  return expression.replace(/\s+/g, (_, at: number) => {
    const [before = '', after = ''] = [expression[at - 1], expression.slice(at).trimStart()[0]];
    return before === after && '+-&|<>='.includes(before) && before !== '' ? ' ' : '';
  });
}

/** An expression that holds a string or an expansion with blanks is left as it is. */
function isSimple(expression: string): boolean {
  return !/["']|\$\{[^}]* /.test(expression);
}

/** Takes the blanks out of arithmetic, as a command and inside a word. */
export function shrinkMath(text: string): string {
  if (text.startsWith('((') && text.endsWith('))')) {
    const inside = text.slice(2, -2);
    return isSimple(inside) ? `((${squeeze(inside).trim()}))` : text;
  }
  return text.replace(/\$\(\((.*?)\)\)/g, (whole, inside: string) =>
    isSimple(inside) ? `$((${squeeze(inside).trim()}))` : whole,
  );
}
