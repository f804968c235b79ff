import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { offlinePage } from '../../src/page/offline-page.ts';
import { slice } from '../support/whole.ts';
import { testWith } from '../support/need.ts';
import { lackOfBrowser, violations } from '../support/chromium.ts';
import { rendered } from '../support/variants.ts';
import { PageBrowser, copied, kit, recover } from './browser.ts';

const browser = new PageBrowser();
const browse = testWith(lackOfBrowser);

afterAll(() => browser.close());

const marked = (page: Page) => page.evaluate('getSelection().toString()');

const views = [360, 768, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

browse.each(
  slice(
    views,
    [views[0], views[5]].flatMap((view) => view ?? []),
  ),
)(
  'at $width px, $scheme: nothing is cut off, and axe finds nothing',
  async ({ width, scheme }) => {
    const page = await browser.open({ viewport: { width, height: 900 }, colorScheme: scheme }, '#name=a&dryRun=1');
    await page.fill('#said', '1  9 --name a b\nWhere lastshell is: lastshell print recover ROW --uid 1000');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.screenshot({ path: join(browser.pictures, `offline-${width}-${scheme}.png`), fullPage: true });
    await page.fill('#name', 'bash');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(browser.pictures, `offline-wrong-${width}-${scheme}.png`), fullPage: true });
    await page.context().close();
  },
  120_000,
);

browse.each([
  [1280, 800],
  [390, 844],
])(
  'at %i x %i the first text and its button are there without scrolling',
  async (width, height) => {
    const page = await browser.open({ viewport: { width, height } });
    for (const place of ['#copy', '#text', '#facts']) {
      const { y = NaN, height: high = NaN } = (await page.locator(place).boundingBox()) ?? {};
      expect([place, y >= 0 && y + high <= height]).toEqual([place, true]);
    }
    expect(await page.isVisible('#script')).toBe(false);
    await page.screenshot({ path: join(browser.pictures, `offline-first-${width}.png`) });
    await page.context().close();
  },
  60_000,
);

browse(
  'it asks for nothing but itself, complains of nothing, and is small',
  async () => {
    await (await browser.open()).context().close();
    expect(new Set(browser.requests.map((url) => url.replace(/#.*/, '')))).toEqual(new Set([browser.address]));
    expect(browser.complaints).toEqual([]);
    expect(Buffer.byteLength(offlinePage())).toBeLessThanOrEqual(150 * 1024);
  },
  60_000,
);

browse(
  'first the kit, then recover once somebody is named; the address brings it back',
  async () => {
    const page = await browser.openForm();
    expect(await copied(page)).toBe(kit);
    await page.fill('#name', 'forkbomb');
    expect(await copied(page)).toBe(recover);
    const other = await browser.open({}, new URL(page.url()).hash);
    expect(await copied(other)).toBe(recover);
    await page.click('#reset');
    expect(await copied(page)).toBe(kit);
    expect(new URL(page.url()).hash).toBe('');
  },
  60_000,
);

browse(
  'where the clipboard is denied it copies the old way, or marks the text',
  async () => {
    const page = await browser.openForm();
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("denied"))');
    await page.click('#copy');
    await page.getByText('Copied. Paste it').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(kit);
    await page.evaluate('document.execCommand = () => false; getSelection().removeAllRanges()');
    await page.fill('#name', 'forkbomb');
    await page.click('#copy');
    await page.getByText('Marked: copy it').waitFor();
    // What is marked ends before the last newline, which a paste can do without.
    expect(await marked(page)).toBe(recover.trimEnd());
  },
  60_000,
);

browse(
  'what top has said fills in the selectors',
  async () => {
    const page = await browser.open();
    await page.fill(
      '#said',
      'Full: pids.max, 9 of 9.\r\n1  9 --name its me\r\nWhere lastshell is: lastshell print recover ROW --uid 1000\r\n$ ',
    );
    expect(await page.innerText('#verdict')).toBe('Full: pids.max, 9 of 9. The culprit is:');
    await page.click('#proposals button');
    const request = { script: 'recover', name: ['its me'], uid: ['1000'] } as const;
    expect(await copied(page)).toBe(rendered(request).text);
  },
  60_000,
);

browse(
  'what the kit has said gives a button for each row, which copies the line to type',
  async () => {
    const page = await browser.open();
    await page.fill(
      '#said',
      'Full: pids.max, 9 of 9.\n1  7 --name a\n2  2 --name b\nWhich row is wrong here? If it is x\n',
    );
    expect(await page.locator('#proposals button').allInnerTexts()).toEqual([
      'lastshell recover 1',
      'lastshell recover 2',
    ]);
    await page.click('#proposals button >> nth=1');
    await page.getByText('Copied: paste lastshell recover 2 there').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('lastshell recover 2\n');
  },
  60_000,
);
