import { afterAll, describe, expect } from '@jest/globals';
import { openWiki, publish } from '../../src/wiki/publish/publish.ts';
import { testWith } from '../support/need.ts';
import { quick, short, textOf } from '../support/wiki-pages.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

const mode = { dryRun: false, force: false, patience: quick };
const wikiTest = testWith(wikiLack);

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
    'a wrong password is said without it, and nothing is written',
    async () => {
      const { target } = await wikiOf(kind);
      const wrong = { ...target, account: { ...target.account, password: 'wrong-hunter2' } };
      const failed = publish(wrong, [{ title: 'Never', text: short(target, 'x') }], mode);
      await expect(failed).rejects.toThrow(/LASTSHELL_WIKI_PASSWORD/);
      await expect(failed).rejects.not.toThrow(/hunter2/);
      expect(await textOf(target, 'Never')).toBe('');
    },
    60_000,
  );

  wikiTest(
    'fifty pages, the server killed half-way: each page whole or not there, and the second run ends it',
    async () => {
      const wiki = await wikiOf(kind);
      const { target } = wiki;
      const pages = Array.from({ length: 50 }, (_, index) => ({
        title: `Page ${index}`,
        text: short(target, `words of page ${index} `.repeat(200)),
      }));
      let killing: Promise<void> | undefined;
      let written = 0;
      const onWrite = () => {
        if (++written === 20) killing = wiki.kill();
      };
      await expect(publish(target, pages, { ...mode, onWrite })).rejects.toThrow(/does not answer|broke off/);
      await killing;
      expect(written).toBeGreaterThanOrEqual(20);
      expect(written).toBeLessThan(50);
      await wiki.restart();
      const again = await publish(target, pages, mode);
      expect(again.filter(({ action }) => action === 'keep').length).toBeGreaterThanOrEqual(written);
      const reader = await openWiki(target, quick);
      for (const { title, text } of pages) expect((await reader.read(title))?.text.trim()).toBe(text.trim());
    },
    120_000,
  );
});
