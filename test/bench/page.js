import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROUNDS = 15;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds from the start of a load until the text is painted, and until the page has made its own. */
async function load(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const times = await page.evaluate(`new Promise((resolve) => {
    const { domInteractive, domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0];
    const wait = () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint) resolve({ paint: paint.startTime, made: Math.max(domInteractive, domContentLoadedEventEnd) });
      else setTimeout(wait, 10);
    };
    wait();
  })`);
  await page.close();
  return times;
}

/** How soon the offline page shows a text: medians of loads of the file, after one that warms the browser. */
export async function pageTable() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lastshell-bench-page-'));
  const file = path.join(folder, 'page.html');
  execFileSync('node', [CLI, 'page', '--output', file]);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const times = [];
    for (let round = 0; round <= ROUNDS; round++) times.push(await load(browser, `file://${file}`));
    const [paint, made] = ['paint', 'made'].map((key) => Math.round(median(times.slice(1).map((time) => time[key]))));
    return [
      '| after the load begins | median of 15 loads, ms | target |',
      '| --- | ---: | ---: |',
      `| the first text is visible | ${paint} | 200 |`,
      `| the page has made its own | ${made} | |`,
      '',
      `Chromium ${browser.version()}, 2 cores at most. Made by \`npm run bench -- --page\`.`,
    ].join('\n');
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
