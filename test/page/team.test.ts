import { afterAll, expect } from '@jest/globals';
import { testWith } from '../support/need.ts';
import { lackOfBrowser } from '../support/chromium.ts';
import { rendered } from '../support/variants.ts';
import { PageBrowser, copied } from './browser.ts';

const rules = { protect: ['postgres'], hold: 'never' } as const;
const browser = new PageBrowser({ ...rules, protect: [...rules.protect], services: [] });
afterAll(() => browser.close());

testWith(lackOfBrowser)(
  'the page of a team protects what the team protects, until a person says otherwise',
  async () => {
    const page = await browser.open();
    expect(await copied(page)).toBe(rendered({ script: 'kit', ...rules }).text);
    await page.fill('#name', 'x');
    expect(await copied(page)).toBe(rendered({ script: 'recover', name: ['x'], ...rules }).text);
    await page.fill('#protect', '');
    const hash = await page.evaluate<string>('location.hash');
    const again = await browser.open({}, hash);
    const bare = rendered({ script: 'recover', name: ['x'], hold: 'never' }).text;
    expect([await copied(page), await copied(again)]).toEqual([bare, bare]);
    await page.click('#reset');
    expect(await copied(page)).toBe(rendered({ script: 'kit', ...rules }).text);
    expect(browser.complaints).toEqual([]);
  },
  120_000,
);
