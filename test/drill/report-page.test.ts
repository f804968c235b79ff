import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { toPage } from '../../src/drill/report/page.ts';
import { lackOfBrowser, launch, violations } from '../support/chromium.ts';
import { testWith } from '../support/need.ts';
import { hostileReport } from './example-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-page-'));
/** A folder of the caller's gets the pictures, to be looked at. */
const pictures = process.env['LASTSHELL_SCREENSHOTS'] ?? folder;
let browser: Browser | undefined;

beforeAll(async () => {
  if (lackOfBrowser === undefined) browser = await launch();
  writeFileSync(join(folder, 'report.html'), toPage(hostileReport()));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

testWith(lackOfBrowser).each([
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const)(
  'the page at $width px, $colorScheme: nothing is cut off, and axe finds nothing',
  async ({ width, colorScheme }) => {
    const page = await browser?.newPage({ viewport: { width, height: 900 }, colorScheme });
    if (!page) throw new Error('no browser');
    await page.goto(`file://${join(folder, 'report.html')}`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate('document.querySelectorAll("main script").length')).toBe(0);
    await page.screenshot({ path: join(pictures, `report-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  },
  120_000,
);
