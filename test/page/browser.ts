import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { offlinePage } from '../../src/page/offline-page.ts';
import { hasProgram } from '../../src/util/has-program.ts';

export const lackOfBrowser = hasProgram('chromium')
  ? undefined
  : 'chromium: apt-get install --no-install-recommends chromium';

/** The offline page in Chromium, opened as a file. */
export class PageBrowser {
  readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-offline-'));
  readonly address = `file://${join(this.folder, 'page.html')}`;
  /** Whatever any of its pages has asked for, and what it complained about. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  private browser: Browser | undefined;

  async open(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    writeFileSync(join(this.folder, 'page.html'), offlinePage());
    this.browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const context = await this.browser.newContext(options);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(`${this.address}${hash}`);
    return page;
  }

  async close(): Promise<void> {
    await this.browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What the button puts on the clipboard. */
export async function copied(page: Page): Promise<string> {
  await page.evaluate('navigator.clipboard.writeText("nothing")');
  await page.click('#copy');
  await page.locator('#status:not(:empty)').waitFor();
  return page.evaluate('navigator.clipboard.readText()');
}
