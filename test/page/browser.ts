import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SiteRules } from '../../src/plan/site-request.ts';
import { offlinePage } from '../../src/page/offline-page.ts';
import { launch } from '../support/chromium.ts';
import { rendered } from '../support/variants.ts';

/** Two texts as the page should give them. */
export const kit = rendered({ script: 'kit' }).text;
export const recover = rendered({ script: 'recover', name: ['forkbomb'] }).text;

/** The offline page in Chromium, opened as a file. */
export class PageBrowser {
  readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-offline-'));
  readonly address = `file://${join(this.folder, 'page.html')}`;
  /** Whatever any of its pages has asked for, and what it complained about. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  /** A folder of the caller's gets the pictures, to be looked at. */
  readonly pictures = process.env['LASTSHELL_SCREENSHOTS'] ?? this.folder;
  private browser: Browser | undefined;

  constructor(rules?: SiteRules) {
    writeFileSync(join(this.folder, 'page.html'), offlinePage(rules));
  }

  async open(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    this.browser ??= await launch();
    const context = await this.browser.newContext(options);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(`${this.address}${hash}`);
    if (options.javaScriptEnabled !== false) await page.locator('html.live').waitFor({ state: 'attached' });
    return page;
  }

  /** The same with the form unfolded. */
  async openForm(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    const page = await this.open(options, hash);
    await page.evaluate('document.getElementById("other").open = true');
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
