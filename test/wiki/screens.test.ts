import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { marked } from 'marked';
import type { Browser, Page as Tab } from 'playwright-core';
import { defaultSite } from '../../src/site/read-config.ts';
import { formats } from '../../src/wiki/format/index.ts';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { formatOf, publish } from '../../src/wiki/publish/publish.ts';
import { lackOfBrowser, launch, violations } from '../support/chromium.ts';
import { testWith } from '../support/need.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

const SCREEN = { width: 1280, height: 800 };
const lack = lackOfBrowser ?? wikiLack;
const screenTest = testWith(lack);
const host = buildPage(defaultSite, 'host');
const folder = mkdtempSync(join(tmpdir(), 'lastshell-screens-'));
/** A folder of the caller's gets the pictures, to be looked at. */
const pictures = process.env['LASTSHELL_SCREENSHOTS'] ?? folder;
const wikis: RunningWiki[] = [];
const urls: Record<string, string> = {};
let browser: Browser | undefined;

/** As most readers of Markdown show it: no style but a width. */
const asPage = (body: string) =>
  `<!doctype html><html lang="en"><title>t</title><body style="max-width:60rem;margin:auto;font:1rem sans-serif">${body}`;

beforeAll(async () => {
  if (lack !== undefined) return;
  browser = await launch();
  wikis.push(await startMediaWiki(), await startDokuWiki());
  for (const wiki of wikis) {
    const format = formatOf(wiki.target);
    const text = wrapMarked(format.page(host), format);
    await publish(wiki.target, [{ title: 'Screens', text }], { dryRun: false, force: false });
    urls[wiki.target.kind] = wiki.pageUrl('Screens');
  }
  const files = {
    html: formats.html.page(host),
    markdown: asPage(marked.parse(formats.markdown.page(host), { async: false })),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.html`), text);
    urls[name] = `file://${join(folder, `${name}.html`)}`;
  }
}, 180_000);

afterAll(async () => {
  await browser?.close();
  for (const wiki of wikis) await wiki.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** How many screens down something ends; the last that matches. */
async function screensTo(tab: Tab, words: string): Promise<number> {
  const found = `[...document.querySelectorAll('li,p,td,pre,h2')].filter((one) => one.textContent.includes(${JSON.stringify(words)}) && (one.tagName !== 'PRE' || one.textContent.length < 500 || ${String(words === 'lk_main')}))`;
  const bottom = await tab.evaluate<number>(`(${found}.at(-1)?.getBoundingClientRect().bottom ?? NaN) + scrollY`);
  return bottom / SCREEN.height;
}

async function open(name: string): Promise<Tab> {
  const context = await browser?.newContext({ viewport: SCREEN });
  const tab = await context?.newPage();
  if (!tab) throw new Error('no browser');
  await tab.goto(urls[name] ?? '');
  await tab.screenshot({ path: join(pictures, `runbook-${name}.png`) });
  return tab;
}

describe.each([
  // Where a box holds the text the whole page is short; elsewhere the text stands behind the words.
  ['mediawiki', 'in a box', 4],
  ['html', 'in a box', 4],
  ['dokuwiki', 'at the end', 25],
  ['markdown', 'at the end', 25],
] as const)('the host page in %s, the text %s', (name, place, most) => {
  screenTest(
    'what must be read first stands on the first screen, and all the words on four',
    async () => {
      const tab = await open(name);
      expect(await screensTo(tab, 'it fails after 15 seconds')).toBeLessThan(1);
      expect(await screensTo(tab, place === 'in a box' ? 'lk_main' : 'It stands at the end')).toBeLessThan(1);
      expect(await screensTo(tab, 'type: lastshell recover 1')).toBeLessThan(1);
      expect(await screensTo(tab, 'Not recovered after')).toBeLessThan(1);
      expect(await screensTo(tab, 'Made by lastshell')).toBeLessThan(4);
      const height = await tab.evaluate<number>('document.documentElement.scrollHeight');
      process.stderr.write(`${name}: ${(height / SCREEN.height).toFixed(1)} screens\n`);
      expect(height / SCREEN.height).toBeLessThan(most);
    },
    60_000,
  );
});

screenTest(
  'axe finds nothing in the HTML pages',
  async () => {
    expect(await violations(await open('html'))).toEqual([]);
  },
  60_000,
);
