import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { toPage } from '../../src/drill/report/page.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';
import { hostileReport } from './example-report.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'lastshell-page-'));
const lack = hasProgram('chromium') ? undefined : 'chromium: apt-get install --no-install-recommends chromium';
/** A folder of the caller's gets the pictures, to be looked at. */
const pictures = process.env['LASTSHELL_SCREENSHOTS'] ?? folder;
let browser: Browser | undefined;

beforeAll(async () => {
  if (lack === undefined)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  writeFileSync(join(folder, 'report.html'), toPage(hostileReport()));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

testWith(lack).each([
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
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate('axe.run().then((found) => found.violations.map(({ id }) => id))');
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate('document.querySelectorAll("main script").length')).toBe(0);
    await page.screenshot({ path: join(pictures, `report-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  },
  120_000,
);
