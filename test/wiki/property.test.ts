import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { marked } from 'marked';
import { siteSchema } from '../../src/plan/site.ts';
import { parseSite } from '../../src/site/read-config.ts';
import { formats } from '../../src/wiki/format/index.ts';
import { type Page, codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { damagedCodes } from '../../src/wiki/publish/verify.ts';
import { pageNames, situationNames } from '../../src/wiki/situations.ts';
import { type Seen, accepted, flat, look, planted, valuesOf } from '../support/planted.ts';

const anyText = fc.oneof(
  fc.constantFrom(...planted),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.tuple(fc.constantFrom(...planted), fc.constantFrom(...planted)).map(([a, b]) => `a ${a} b${b}`),
);
const service = fc.record({
  name: anyText,
  select: fc.record({
    name: fc.array(fc.oneof(anyText, fc.string({ minLength: 1, maxLength: 15 })), { minLength: 1, maxLength: 2 }),
  }),
  mayFreeze: anyText,
  restartCosts: anyText,
});
const anyConfig = fc.record({
  team: anyText,
  owner: anyText,
  escalation: fc.record({ afterMinutes: fc.integer({ min: 1, max: 99 }), who: anyText, how: anyText }),
  services: fc.array(service, { maxLength: 2 }),
  protect: fc.array(anyText, { maxLength: 2 }),
  root: fc.record({ how: anyText }),
  lastTested: anyText,
});

/** The page without its texts to paste, for what is about prose. */
const prose = (page: Page): Page => ({ ...page, blocks: page.blocks.filter(({ kind }) => kind !== 'code') });

function htmlOf(page: Page): Record<'markdown' | 'html' | 'confluence', Seen> {
  const xml = formats.confluence.page(page);
  // Not well-formed is an error here.
  new DOMParser({ onError: (level, message) => { throw new Error(`${level}: ${message}`); } }).parseFromString(`<r xmlns:ac="urn:a" xmlns:ri="urn:b">${xml}</r>`, 'text/xml'); // prettier-ignore
  return {
    markdown: look(marked.parse(formats.markdown.page(page), { async: false })),
    html: look(formats.html.page(page)),
    confluence: look(xml),
  };
}

const plainTags = new Map(Object.entries(htmlOf(prose(buildPage(siteSchema.parse({ services: [{ name: 'x', select: { name: ['x'] }, mayFreeze: 'x', restartCosts: 'x' }], protect: ['x'], root: { how: 'x' }, escalation: { afterMinutes: 1, who: 'x', how: 'x' } }), 'host'))))); // prettier-ignore

describe('any configuration that the schema accepts', () => {
  test('shows each value as it is and makes no element of it', () => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom(...situationNames), (config, situation) => {
        const site = accepted(config);
        const page = prose(buildPage(site, situation));
        for (const [name, { text, tags }] of Object.entries(htmlOf(page))) {
          for (const value of valuesOf(site))
            expect([name, text]).toEqual([name, expect.stringContaining(flat(value))]);
          expect([name, [...tags].filter((tag) => !plainTags.get(name)?.tags.has(tag))]).toEqual([name, []]);
        }
      }),
      { numRuns: 60 },
    );
  }, 240_000);

  test('gives pages that every format can carry, their blocks unchanged', () => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom(...pageNames), (config, name) => {
        const page = buildPage(accepted(config), name);
        for (const { page: write } of Object.values(formats))
          expect(write(page)).not.toMatch(/[\u202a-\u202e\u200e\u200f\u001b]/);
        const html = marked.parse(formats.markdown.page(page), { async: false });
        expect(damagedCodes(html, codesOf(page.blocks))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  test('leaves every block one that bash can parse', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...planted.filter((text) => text.length <= 15)), { minLength: 1, maxLength: 3 }),
        (names) => {
          const site = accepted({ services: names.map((name) => ({ name: 'x', select: { name: [name] }, mayFreeze: 'x', restartCosts: 'x' })) }); // prettier-ignore
          for (const { role, text } of [
            ...codesOf(buildPage(site, 'container').blocks),
            ...codesOf(buildPage(site, 'more').blocks),
          ]) {
            if (role !== 'paste' || text.length < 500) continue;
            expect(spawnSync('bash', ['-n'], { input: text }).stderr.toString()).toBe('');
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});

test.each([
  ['{"team": "a\\nb"}', /^x\.json: team: holds a line break/],
  ['{"owner": "a\u200fb"}', /^x\.json: owner: .*right-to-left/],
  [
    '{"services": [{"name": "a", "select": {"name": ["{{x}}"]}, "mayFreeze": "a", "restartCosts": "a"}]}',
    /^x\.json: services\.0\.select\.name: holds "\{\{"/,
  ],
  [
    '{"services": [{"name": "a", "select": {}, "mayFreeze": "a", "restartCosts": "a"}]}',
    /^x\.json: services\.0\.select: .*--name/,
  ],
  [
    '{"services": [{"name": "a", "select": {"name": ["bash"]}, "mayFreeze": "a", "restartCosts": "a"}]}',
    /^x\.json: services\.0\.select\.name: 'bash': reaches far more/,
  ],
  [
    '{"services": [{"name": "a", "select": {"pgid": ["x"]}, "mayFreeze": "a", "restartCosts": "a"}]}',
    /^x\.json: services\.0\.select\.pgid: "x" is not a number/,
  ],
  ['{"protect": ["a-name-that-is-too-long"]}', /^x\.json: protect: .*15/],
  ['{"wiki": {"kind": "git", "url": "https://me:secret@x/y"}}', /^x\.json: wiki\.url: holds a password/],
  ['{"escalation": {"afterMinutes": 0, "who": "a", "how": "b"}}', /^x\.json: escalation\.afterMinutes: /],
  ['{"colour": "red"}', /^x\.json: the whole: .*colour/],
  ['{"team": "a",,}', /^x\.json: line 1 is not JSON/],
])('%s is refused by its dotted path', (text, message) => {
  let said = '';
  try {
    parseSite(text, 'x.json');
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said).toMatch(message);
  expect(said).not.toContain('secret');
});
