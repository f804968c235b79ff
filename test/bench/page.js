import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROUNDS = 15;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds from the start of a load until the first text is painted. */
async function load(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const paint = await page.evaluate(`new Promise((resolve) => {
    const wait = () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint) resolve(paint.startTime);
      else setTimeout(wait, 10);
    };
    wait();
  })`);
  await page.close();
  return paint;
}

/** How soon the offline page shows a text: medians of loads of the file, after one that warms the browser. */
export async function pageTable() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lastshell-bench-page-'));
  const file = path.join(folder, 'page.html');
  execFileSync('node', [CLI, 'page', '--output', file]);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const empty = path.join(folder, 'empty.html');
    writeFileSync(empty, '<!doctype html><html lang="en"><title>t</title><p>x</p></html>');
    const [bare, times] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      bare.push(await load(browser, `file://${empty}`));
      times.push(await load(browser, `file://${file}`));
    }
    const [nothing, paint] = [bare, times].map((list) => Math.round(median(list.slice(1))));
    return [
      '| after the load begins | median of 15 loads, ms | target |',
      '| --- | ---: | ---: |',
      `| a page with one letter is visible | ${nothing} | |`,
      `| the first text is visible | ${paint} | ${nothing + 150} |`,
      '',
      `Chromium ${browser.version()}, 2 cores at most. Made by \`npm run bench -- --page\`.`,
    ].join('\n');
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
