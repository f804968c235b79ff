import { afterAll, expect } from '@jest/globals';
import { execa } from 'execa';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { Request } from '../../src/plan/build-plan.ts';
import { scriptNames } from '../../src/plan/scripts.ts';
import { lists } from '../../src/page/app/state.ts';
import { rendered } from '../support/variants.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { lackOfBrowser } from '../support/chromium.ts';
import { PageBrowser, copied } from './browser.ts';
import { refusalOf, requests, toArguments } from './requests.ts';

/** LASTSHELL_WHOLE=1 npm test -- test/page: 200 right ones, 100 wrong ones, and each by the command line too. */
const browser = new PageBrowser();
afterAll(() => browser.close());

/** The fields that hold a list. */
function listsIn(request: Request): [string, readonly string[]][] {
  return lists.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]]]));
}

/** Tells the page what is new, field by field, as a person would. */
class Teller {
  private readonly told = new Map<string, unknown>();

  async tell(page: Page, request: Request): Promise<void> {
    const { script, hold = 'auto', proc = '' } = request;
    const { dryRun = false, force = false, all = false } = request;
    const lists = listsIn(request);
    const texts = [...lists, ['proc', [proc]] as const];
    await page.evaluate('document.getElementById("more").open = true');
    for (const [id, lines] of texts) await this.once(id, lines.join('\n'), (text) => page.fill(`#${id}`, text));
    for (const [id, choice] of Object.entries({ script, hold }))
      await this.once(id, choice, (value) => page.selectOption(`#${id}`, value));
    for (const [id, isOn] of Object.entries({ dryRun, force, all }))
      await this.once(id, isOn, (value) => page.setChecked(`#${id}`, value));
  }

  private async once<T>(id: string, value: T, tell: (value: T) => Promise<unknown>): Promise<void> {
    if (this.told.get(id) !== value) await tell(value);
    this.told.set(id, value);
  }
}

/** So many requests of that sort, the kinds in turn, so that each has its share whatever the seed. */
function sample(count: number, kindOf: (request: Request) => string | undefined): Request[] {
  const rows = new Map<string, Request[]>();
  for (const request of fc.sample(requests, 6000)) {
    const kind = kindOf(request);
    if (kind !== undefined) rows.set(kind, [...(rows.get(kind) ?? []), request]);
  }
  const inTurn = Array.from({ length: count }, (_, turn) => [...rows.values()].flatMap((row) => row[turn] ?? []));
  return inTurn.flat().slice(0, count);
}

/** What a right request is for, and what a wrong one is told: `--uid`, `reboot`. */
const scriptOf = (request: Request) => (refusalOf(request) === undefined ? request.script : undefined);
const complaintOf = (request: Request) => refusalOf(request)?.split(':')[0];

testWith(lackOfBrowser)(
  'right inputs: the clipboard holds what the command line prints',
  async () => {
    const page = await browser.openForm();
    const teller = new Teller();
    const right = sample(slice(200, 30), scriptOf);
    for (const [index, request] of right.entries()) {
      await teller.tell(page, request);
      const text = await copied(page);
      expect([request, text]).toEqual([request, rendered(request).text]);
      if (index >= slice(200, 5)) continue;
      const { stdout } = await execa('node', ['dist/cli.js', ...toArguments(request)], { stripFinalNewline: false });
      expect([request, text]).toEqual([request, stdout]);
    }
    expect(new Set(right.map(scriptOf)).size).toBe(scriptNames.length);
  },
  600_000,
);

testWith(lackOfBrowser)(
  'wrong inputs: the message of the command line, no text, nothing to copy',
  async () => {
    const page = await browser.openForm();
    const teller = new Teller();
    const wrong = sample(slice(100, 25), complaintOf);
    for (const [index, request] of wrong.entries()) {
      await teller.tell(page, request);
      const message = await page.innerText('#problem');
      expect([request, message]).toEqual([request, refusalOf(request)]);
      expect(await page.textContent('#text')).toBe('');
      expect(await page.isDisabled('#copy')).toBe(true);
      if (index >= slice(100, 5)) continue;
      const { stderr, exitCode } = await execa('node', ['dist/cli.js', ...toArguments(request)], { reject: false });
      expect([exitCode, stderr]).toEqual([2, `lastshell: ${message}`]);
    }
    expect(new Set(wrong.map(complaintOf)).size).toBeGreaterThan(15);
  },
  600_000,
);
