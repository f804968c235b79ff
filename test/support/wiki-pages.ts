import { readFileSync } from 'node:fs';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { formatOf, openWiki } from '../../src/wiki/publish/publish.ts';
import type { Target } from '../../src/wiki/publish/wiki.ts';
import type { RunningWiki } from './wikis.ts';

/** Nobody waits for long in a test. */
export const quick = { tries: 3, first: 20 };

/** A short page in the format of the wiki, between its marks. */
export const short = (target: Target, words: string) => wrapMarked(words, formatOf(target));

export async function textOf(target: Target, title: string): Promise<string> {
  const wiki = await openWiki(target, quick);
  return (await wiki.read(title))?.text ?? '';
}

export async function writeAsPerson(target: Target, title: string, change: (text: string) => string): Promise<void> {
  const wiki = await openWiki(target, quick);
  const base = await wiki.read(title);
  await wiki.write(title, change(base?.text ?? ''), base);
}

/** How many versions of a page the wiki keeps. */
export async function versions({ target, store }: RunningWiki, title: string): Promise<number> {
  if (target.kind === 'mediawiki') {
    const query = new URLSearchParams({
      action: 'query',
      format: 'json',
      formatversion: '2',
      prop: 'revisions',
      rvlimit: '50',
      titles: title,
    });
    const answer = (await (await fetch(`${target.url}?${query.toString()}`)).json()) as {
      query: { pages: { revisions?: [] }[] };
    };
    return answer.query.pages[0]?.revisions?.length ?? 0;
  }
  return readFileSync(`${store}/data/meta/${title.toLowerCase().replaceAll(' ', '_')}.changes`, 'utf8')
    .trim()
    .split('\n').length;
}
