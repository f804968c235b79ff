import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type Page as Tab, chromium } from 'playwright-core';
import { defaultSite } from '../../src/site/read-config.ts';
import { formats } from '../../src/wiki/format/index.ts';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { type Code, type Page, codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { formatOf, publish } from '../../src/wiki/publish/publish.ts';
import { testWith } from '../support/need.ts';
import { pasteWhereNoneStarts as paste } from '../support/no-start.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

const browserFile = '/usr/bin/chromium';
const isReady = existsSync(browserFile) && wikiLack === undefined && process.getuid?.() === 0;
const copyTest = testWith(isReady ? undefined : 'a browser, the wikis and root; run: test/wiki/setup.sh');

/** For every shell, and full of what renderers and editors change. A changed byte changes what it prints. */
const probe: Code = {
  kind: 'code',
  role: 'paste',
  name: 'probe.sh',
  text: `probe() {
x='a ; b : c ? d % e "q" '"'"'s'"'"' -- ... <b> &amp; {{x}} [[y]] ~~~~ //z// **w** (c) ->'
case \${#x} in 78|7?) [ 1 ] && [ ! -e /nowhere ] && while :; do break ; done ;; esac
y=$x ; printf '%s\\n' "LENGTH-\${#y} $x"
printf 'PROBE-%s\\n' DONE
}
probe
`,
};
const main = buildPage(defaultSite, 'host');
const more = codesOf(buildPage(defaultSite, 'more').blocks);
const kit = codesOf(main.blocks).find(({ name }) => name === 'kit.sh') ?? probe;
const root = more.find(({ name }) => name === 'root.sh') ?? probe;
const typed = more.find(({ role }) => role === 'type') ?? probe;
const page: Page = { title: 'Copy', blocks: [probe, root, typed, kit], beside: main.beside };

const folder = mkdtempSync(join(tmpdir(), 'lastshell-copy-'));
const wikis: RunningWiki[] = [];
const urls: Record<string, string> = {};
let browser: Browser | undefined;

beforeAll(async () => {
  if (!isReady) return;
  wikis.push(await startMediaWiki(), await startDokuWiki());
  for (const wiki of wikis) {
    const { target } = wiki;
    const format = formatOf(target);
    const pages = [{ title: 'Copy', text: wrapMarked(format.page(page), format) }];
    await publish(target, pages, { dryRun: false, force: false });
    urls[target.kind] = wiki.pageUrl('Copy');
  }
  writeFileSync(join(folder, 'copy.html'), formats.html.page(page));
  urls['html'] = `file://${join(folder, 'copy.html')}`;
  browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox'] });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  for (const wiki of wikis) await wiki.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openTab(kind: string): Promise<Tab> {
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  await tab.goto(urls[kind] ?? '');
  return tab;
}

const clipboard = (tab: Tab) => tab.evaluate<string>('navigator.clipboard.readText()');

/** As a person drags over the whole block and presses Ctrl+C. */
async function copySelected(tab: Tab, start: string): Promise<string> {
  const pick = `(() => {
    const pre = [...document.querySelectorAll('pre')].find((one) => one.textContent.trim().startsWith(${JSON.stringify(start.trim())}));
    getSelection().selectAllChildren(pre);
  })()`;
  await tab.evaluate(pick);
  await tab.keyboard.press('Control+C');
  return clipboard(tab);
}

const plain = (text: string) => text.replace(/\n$/, '');

describe.each(['mediawiki', 'dokuwiki', 'html'])('a page in %s, opened in a browser', (kind) => {
  copyTest(
    'copied by selection it is byte by byte the same, and runs to its end in each shell',
    async () => {
      const tab = await openTab(kind);
      const copied = await copySelected(tab, 'probe() {');
      expect(plain(copied)).toBe(plain(probe.text));
      const real = await copySelected(tab, root.text);
      expect(plain(real)).toBe(plain(root.text));
      // In a box, of which a part is shown.
      expect(plain(await copySelected(tab, kit.text))).toBe(plain(kit.text));
      for (const shell of ['bash', 'dash', 'ash'] as const) {
        const screen = await paste(shell, copied, /PROBE-DONE/);
        expect([shell, screen]).toEqual([shell, expect.stringMatching(/LENGTH-\d+ a ; b : c \? d % e[^]*PROBE-DONE/)]);
        const advice = await paste(shell, real, /Then type: sudo|now: they start programs/);
        expect([shell, advice]).toEqual([shell, expect.not.stringMatching(/not found|retry: Resource|annot fork/)]);
      }
    },
    180_000,
  );

  copyTest.each(['dash', 'ash'] as const)(
    'in %s the lines to type run to their end',
    async (shell) => {
      const tab = await openTab(kind);
      const copied = await copySelected(tab, typed.text);
      expect(plain(copied)).toBe(plain(typed.text));
      const screen = await paste(shell, `${plain(copied)}\necho TYPED-$((40 + 2))`, /TYPED-42/);
      // What echo says may stand inside a line typed ahead, which the terminal shows as it comes; there it has no quote.
      expect(screen).toMatch(/[^"]\[\]\{\}\(\)<>/);
      expect(screen).toMatch(/TYPED-42/);
      expect(screen).not.toMatch(/not found|fork: |annot fork|yntax error/);
    },
    120_000,
  );
});

copyTest(
  'the copy button of the HTML page gives every byte, and selects where the clipboard is refused',
  async () => {
    const tab = await openTab('html');
    await tab.getByRole('button', { name: 'Copy probe.sh' }).click();
    await tab.getByText('Copied.').waitFor();
    expect(await clipboard(tab)).toBe(probe.text);
    expect(await paste('ash', await clipboard(tab), /PROBE-DONE/)).toContain('PROBE-DONE');
    const denied = await (await browser?.newContext())?.newPage();
    if (!denied) throw new Error('no browser');
    const refusing = '{ writeText: () => Promise.reject(new Error("refused")) }';
    await denied.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: ${refusing} })`);
    await denied.goto(urls['html'] ?? '');
    await denied.getByRole('button', { name: 'Copy probe.sh' }).click();
    await denied.getByText('Selected: press Ctrl+C.').waitFor();
    expect(plain(await denied.evaluate('getSelection().toString()'))).toBe(plain(probe.text));
  },
  120_000,
);
