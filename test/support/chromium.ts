import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, chromium } from 'playwright-core';
import { hasProgram } from '../../src/util/find-program.ts';

export const lackOfBrowser = hasProgram('chromium')
  ? undefined
  : 'chromium: apt-get install --no-install-recommends chromium';

/** Debian's Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against a page, each with the first place. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate('axe.run().then((found) => found.violations.map(({ id, nodes }) => [id, nodes[0].html]))');
}
