import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfBrowser } from '../support/chromium.ts';
import { PageBrowser, kit, recover } from './browser.ts';

const browser = new PageBrowser();
const browse = testWith(lackOfBrowser);

afterAll(() => browser.close());

browse(
  'by the keyboard alone',
  async () => {
    const page = await browser.openForm();
    await page.focus('#name');
    await page.keyboard.type('forkbomb');
    for (let presses = 0; presses < 30 && (await page.evaluate('document.activeElement.id')) !== 'again'; presses++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#status:not(:empty)').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(recover);
  },
  60_000,
);

browse(
  'without JavaScript: the kit, and the lines to type',
  async () => {
    const page = await browser.open({ javaScriptEnabled: false });
    expect(await page.textContent('#text')).toBe(kit);
    expect(await page.isVisible('#asked')).toBe(false);
    expect(await page.isVisible('#typed')).toBe(true);
  },
  60_000,
);

browse(
  'on paper: the lines to type first, the whole text, no form',
  async () => {
    const page = await browser.open({}, '#name=forkbomb');
    await page.emulateMedia({ media: 'print' });
    const [typed, text] = [await page.locator('#typed').boundingBox(), await page.locator('#text').boundingBox()];
    expect(typed?.y ?? 0).toBeLessThan(text?.y ?? 0);
    expect(
      await page.evaluate(
        '(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.getElementById("text"))',
      ),
    ).toBe(0);
    expect(await page.isVisible('#asked')).toBe(false);
    const pdf = await page.pdf({ path: join(browser.pictures, 'offline.pdf'), format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect([pages, pages > 1 && pages < 8]).toEqual([pages, true]);
  },
  60_000,
);
