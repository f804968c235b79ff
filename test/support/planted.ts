import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { type Site, siteSchema } from '../../src/plan/site.ts';

/** What a careless person, or a hostile one, could write into a configuration. */
export const planted = [
  '</script><script>alert(1)</script>', ']]>', '{{x}}', '{{< x >}}', '{% x %}', '$(touch /tmp/planted)', '`id`', "it's", '"', '\\',
  '<b>bold</b>', '&amp;', '[[link]]', '[a](javascript:b)', '| cell', "''x''", '**x**', '~~~~', '<nowiki>', '</nowiki>', '-{x}', '%%x%%',
  'line\nbreak', 'right\u200fleft', '\u202eevil', '\u001b[31m', 'no\u00a0break', '__TOC__', '----', '= x =', '{x}', ':smile:', '@all',
  '\ud800', '\ufffe', '&#x3c;', '<!-- x -->', '-->', 'lastshell:end', '<!-- lastshell:end -->', '1. x', '* x', '# x', '+ x', '//x//',
]; // prettier-ignore

/** Leaves out what the schema refuses, piece by piece, so that much of what is left is odd and accepted. */
export function accepted(config: object): Site {
  const kept = Object.entries(config).filter(
    ([key, value]) => siteSchema.safeParse({ [key]: value as unknown }).success,
  );
  return siteSchema.parse(Object.fromEntries(kept));
}

export function valuesOf({ team, owner, escalation, services, root, lastTested }: Site): string[] {
  const texts = [team, owner, escalation?.who, escalation?.how, root?.how, lastTested];
  return [
    ...texts,
    ...services.flatMap(({ name, mayFreeze, restartCosts }) => [name, mayFreeze, restartCosts]),
  ].flatMap((value) => value ?? []);
}

export interface Seen {
  text: string;
  tags: Set<string>;
}

/** What a browser would show, and which elements it would make. */
export function look(html: string): Seen {
  const seen: Seen = { text: '', tags: new Set() };
  const walk = (node: Tree.Node) => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return;
    if ('tagName' in node) seen.tags.add(node.tagName);
    if ('value' in node) seen.text += node.value;
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return { ...seen, text: seen.text.replace(/\s+/g, ' ') };
}

export const flat = (value: string) => value.replace(/\s+/g, ' ').trim();

/** A site that says as much as it can of what the schema accepts of it. */
export function plantedSite(): Site {
  const texts = planted.filter((team) => siteSchema.safeParse({ team }).success);
  const services = texts.map((name) => ({
    name,
    select: { name: ['x'] },
    mayFreeze: `a ${name}`,
    restartCosts: `${name} b`,
  }));
  return siteSchema.parse({ services, team: texts.join(' ').slice(0, 499), owner: texts[0] });
}
