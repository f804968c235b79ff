import { afterAll, describe, expect } from '@jest/globals';
import { siteSchema } from '../../src/plan/site.ts';
import { defaultSite } from '../../src/site/read-config.ts';
import { codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { formatOf, openWiki, publish } from '../../src/wiki/publish/publish.ts';
import { damagedCodes } from '../../src/wiki/publish/verify.ts';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { testWith } from '../support/need.ts';
import { quick, short, textOf, versions, writeAsPerson } from '../support/wiki-pages.ts';
import { flat, look, plantedSite, valuesOf } from '../support/planted.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

const mode = { dryRun: false, force: false, patience: quick };
const wikiTest = testWith(wikiLack);
const both = (['host', 'more'] as const).map((name) => ({ name, page: buildPage(defaultSite, name) }));

const starts = { mediawiki: startMediaWiki, dokuwiki: startDokuWiki } as const;
const wikis = new Map<string, RunningWiki>();

async function wikiOf(kind: keyof typeof starts): Promise<RunningWiki> {
  const wiki = wikis.get(kind) ?? (await starts[kind]());
  wikis.set(kind, wiki);
  return wiki;
}

afterAll(async () => {
  for (const wiki of wikis.values()) await wiki.stop();
});

describe.each(['mediawiki', 'dokuwiki'] as const)('%s', (kind) => {
  wikiTest(
    'every block of the host page and of the one beside it reaches the reader byte by byte, and nothing is saved twice',
    async () => {
      const wiki = await wikiOf(kind);
      const { target } = wiki;
      const format = formatOf(target);
      const pages = both.map(({ name, page }) => ({
        title: `Page ${name}`,
        text: wrapMarked(format.page(page), format),
      }));
      expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['create', 'create']);
      const reader = await openWiki(target, quick);
      for (const { name, page } of both) {
        const html = await reader.rendered(`Page ${name}`);
        const codes = codesOf(page.blocks);
        expect(codes.length).toBeGreaterThan(2);
        expect(damagedCodes(html, codes)).toEqual([]);
        expect(damagedCodes(html.replaceAll('read', 'red'), codes)).not.toEqual([]);
      }
      expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['keep', 'keep']);
      expect(await versions(wiki, 'Page host')).toBe(1);
    },
    120_000,
  );

  wikiTest(
    'whatever a configuration says is shown as it is',
    async () => {
      const { target } = await wikiOf(kind);
      const format = formatOf(target);
      const site = plantedSite();
      const plain = siteSchema.parse({ services: site.services.map((service) => ({ ...service, name: 'x', mayFreeze: 'x', restartCosts: 'x' })) }); // prettier-ignore
      const pages = Object.entries({ Planted: site, Plain: plain }).map(([title, of]) => {
        const page = buildPage(of, 'pod');
        const blocks = page.blocks.filter((block) => block.kind !== 'code');
        return { title, text: wrapMarked(format.page({ ...page, blocks }), format) };
      });
      await publish(target, pages, mode);
      const reader = await openWiki(target, quick);
      const shown = look(await reader.rendered('Planted'));
      const usual = look(await reader.rendered('Plain'));
      expect(valuesOf(site).length).toBeGreaterThan(60);
      for (const value of valuesOf(site)) expect(shown.text).toContain(flat(value));
      expect([...shown.tags].filter((tag) => !usual.tags.has(tag))).toEqual([]);
    },
    120_000,
  );

  wikiTest(
    'what people write around the marks stays; what they change between them is shown and kept',
    async () => {
      const { target } = await wikiOf(kind);
      const page = (words: string) => [{ title: 'Human page', text: short(target, words) }];
      await publish(target, page('first version'), mode);
      await writeAsPerson(target, 'Human page', (text) => `our own lead\n\n${text}\n\nour own end`);
      const updated = await publish(target, page('second version'), mode);
      expect(updated.map(({ action }) => action)).toEqual(['update']);
      expect(await textOf(target, 'Human page')).toMatch(/^our own lead[^]*second version[^]*our own end$/);
      await writeAsPerson(target, 'Human page', (text) => text.replace('second', 'my better'));
      const [refused] = await publish(target, page('third version'), mode);
      expect(refused?.action).toBe('refuse');
      expect(refused?.diff).toMatch(/^-my better version$[^]*^\+third version$/m);
      expect(await textOf(target, 'Human page')).toContain('my better version');
      const forced = await publish(target, page('third version'), { ...mode, force: true });
      expect(forced.map(({ action }) => action)).toEqual(['update']);
      expect(await textOf(target, 'Human page')).toMatch(/^our own lead[^]*third version[^]*our own end$/);
    },
    60_000,
  );

  wikiTest(
    'one page that is refused keeps all the others from being written',
    async () => {
      const { target } = await wikiOf(kind);
      await writeAsPerson(target, 'Taken', () => 'a page of people');
      const pages = ['Free one', 'Taken', 'Free two'].map((title) => ({ title, text: short(target, 'text') }));
      expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['create', 'refuse', 'create']);
      expect(await textOf(target, 'Free one')).toBe('');
      expect(await textOf(target, 'Taken')).toBe('a page of people');
      await publish(target, pages, { ...mode, dryRun: true, force: true });
      expect(await textOf(target, 'Free one')).toBe('');
      await publish(target, pages, { ...mode, force: true });
      expect(await textOf(target, 'Taken')).toMatch(/^a page of people\n\n[^]*text/);
    },
    60_000,
  );

  wikiTest(
    'a page that changes between reading and writing is not overwritten',
    async () => {
      const { target, other } = await wikiOf(kind);
      await publish(target, [{ title: 'Race', text: short(target, 'one') }], mode);
      const wiki = await openWiki(target, quick);
      const base = await wiki.read('Race');
      await writeAsPerson({ ...target, account: other }, 'Race', (text) => `${text}\nquicker`);
      await expect(wiki.write('Race', short(target, 'two'), base)).rejects.toThrow(/changed|editconflict/);
      await expect(wiki.write('Race', short(target, 'two'), undefined)).rejects.toThrow(/changed|articleexists/);
      expect(await textOf(target, 'Race')).toContain('quicker');
    },
    60_000,
  );
});
