import { afterAll, expect } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { drillOnce } from '../drill/slice.ts';
import { slice } from '../support/whole.ts';
import { testWith } from '../support/need.ts';
import { lackOfBrowser } from '../support/chromium.ts';
import { PageBrowser, copied } from './browser.ts';

const browser = new PageBrowser();

afterAll(async () => {
  await browser.close();
  await dockerArena.dispose?.();
});

testWith(lackOfBrowser ?? (await dockerArena.lacks()))(
  'the text from the clipboard recovers a full container',
  async () => {
    const page = await browser.openForm();
    const bomb = slice('loop', 'bombsh');
    await page.fill('#name', bomb);
    const run = await drillOnce(bomb, await copied(page));
    expect(run).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
  },
  300_000,
);
