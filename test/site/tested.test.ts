import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readSite } from '../../src/site/read-config.ts';
import { renderPage } from '../../src/wiki/render.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastshell-tested-'));
const config = join(folder, 'lastshell.config.json');
const entry = {
  date: '2026-11-25', arena: 'docker', engine: 'Docker 20.10', kernel: 'Linux 6.18', shell: 'bash 5.2', script: 'recover',
  sha256: 'a'.repeat(64), bombs: ['loop'], runs: 6, recovered: 5, hurt: 0,
}; // prettier-ignore

afterAll(() => rmSync(folder, { recursive: true }));

function pageWith(facts: unknown, more = {}): string {
  writeFileSync(join(folder, 'tested.json'), JSON.stringify(facts));
  writeFileSync(config, JSON.stringify({ facts: 'tested.json', ...more }));
  return renderPage(readSite(config), 'host', 'markdown');
}

test('a page says what the drills have noted, also what did not recover', () => {
  const second = { ...entry, arena: 'vm', kernel: 'x\u202ey\nz', recovered: 6 };
  const page = pageWith({ version: 1, tested: [entry, second] });
  expect(page).toContain(
    'Last tested: 2026-11-25, recover in docker (Docker 20.10, Linux 6.18, bash 5.2): 5 of 6 runs',
  );
  expect(page).toContain('x?y?z');
});

test("a team's own words go first", () => {
  const page = pageWith({ version: 1, tested: [entry] }, { lastTested: 'on Monday' });
  expect(page).toContain('Last tested: on Monday');
});

test.each([{}, { version: 1, tested: [{ ...entry, runs: 'many' }] }])('%j is no such file, and is named', (facts) => {
  expect(() => pageWith(facts)).toThrow(/^facts: .*tested\.json/);
});

test('a file that is not there is named, with what writes it', () => {
  writeFileSync(config, JSON.stringify({ facts: 'nowhere.json' }));
  expect(() => readSite(config)).toThrow(/^facts: cannot read .*nowhere\.json.*drill --facts/);
});
