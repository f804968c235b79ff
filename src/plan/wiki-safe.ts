/**
 * What no wiki can be trusted with inside a block of code. Each of these closes or expands something somewhere, and
 * no escape for it is understood by every wiki.
 */
const forbidden = [
  '{{', '}}', '{%', '%}', ']]>', '-{', '~~~', '```', '<nowiki', '</code', '</file', '</pre', '</syntaxhighlight', '{code',
]; // prettier-ignore

/** What stands in the way of carrying a text in a block of any wiki; undefined when nothing does. */
export function wikiObstacle(text: string): string | undefined {
  const found = forbidden.find((word) => text.toLowerCase().includes(word));
  if (found !== undefined) return `holds ${JSON.stringify(found)}, which wikis expand even inside code`;
  return /^\s|\s$/.test(text) ? 'starts or ends with a blank, which wikis lose' : undefined;
}
