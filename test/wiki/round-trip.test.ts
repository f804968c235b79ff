import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { execa } from 'execa';
import { XMLParser } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { defaultSite } from '../../src/site/read-config.ts';
import { hasProgram } from '../../src/util/find-program.ts';
import { formats } from '../../src/wiki/format/index.ts';
import { type Code, type Page, codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { damagedCodes } from '../../src/wiki/publish/verify.ts';
import { testWith } from '../support/need.ts';

/** What wikis trip over, where a format can carry it: a text that obeys no rule but printable ASCII. */
const hostile: Code = {
  kind: 'code',
  role: 'paste',
  name: 'hostile.sh',
  text: String.raw`{
[ ! -e x ] ; if ! cmd ; then : ; fi
  echo "''bold'' [[link]] ~~~~ __TOC__ <nowiki>x</nowiki> &lt; &#33; <b>" %20 %
echo 'a | b' | cat -- "$(ls)" \
  ${'`'}ls${'`'} ${'```'}bash //x// **y** ^z^ (c) -> ... "quoted" @user #12 :smile:
= title =
* list
----
# heading <1>
{{ template }} {% tag %} {attribute}

- {not} [x] ==end== +plus+ _under_
}
`,
};

const page = buildPage(defaultSite, 'host');
const rich: Page = { ...page, blocks: [...page.blocks, ...buildPage(defaultSite, 'more').blocks, hostile] };
const codes = codesOf(rich.blocks);
const folder = mkdtempSync(join(tmpdir(), 'lastshell-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const need = (program: string) =>
  testWith(hasProgram(program) ? undefined : `${program} is not installed; run: test/wiki/setup.sh`);

const markdown = formats.markdown.page(rich);

async function throughHugo(text: string): Promise<string> {
  mkdirSync(join(folder, 'content'), { recursive: true });
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  writeFileSync(join(folder, 'hugo.toml'), "baseURL = 'http://localhost/'\n");
  writeFileSync(join(folder, 'layouts/_default/single.html'), '{{ .Content }}');
  writeFileSync(join(folder, 'content/host.md'), text);
  await execa('hugo', ['--quiet', '--source', folder]);
  return readFileSync(join(folder, 'public/host/index.html'), 'utf8');
}

test('the check of a page finds a byte that has changed', () => {
  const html = marked.parse(markdown, { async: false });
  expect(damagedCodes(html.replace('Goes to', 'Goes\u00a0to'), codes)).toHaveLength(1);
});

describe('every block comes back byte by byte', () => {
  test('Markdown through marked', () => {
    expect(damagedCodes(marked.parse(markdown, { async: false }), codes)).toEqual([]);
  });

  test('Markdown through markdown-it with its typographer', () => {
    expect(damagedCodes(new MarkdownIt({ typographer: true }).render(markdown), codes)).toEqual([]);
  });

  need('cmark-gfm')('Markdown through cmark-gfm, as on GitHub', async () => {
    const { stdout } = await execa('cmark-gfm', ['-e', 'table', '-e', 'autolink'], { input: markdown });
    expect(damagedCodes(stdout, codes)).toEqual([]);
  });

  need('hugo')('Markdown through Hugo', async () => {
    expect(damagedCodes(await throughHugo(markdown), codes)).toEqual([]);
  });

  need('asciidoctor')('AsciiDoc through asciidoctor', async () => {
    const { stdout, stderr } = await execa('asciidoctor', ['-o', '-', '-'], { input: formats.asciidoc.page(rich) });
    expect([stderr, damagedCodes(stdout, codes)]).toEqual(['', []]);
  });

  test('Confluence storage through xmldom', () => {
    const declared = `<r xmlns:ac="urn:ac" xmlns:ri="urn:ri">${formats.confluence.page(rich)}</r>`;
    const bodies = [
      ...new DOMParser().parseFromString(declared, 'text/xml').getElementsByTagName('ac:plain-text-body'),
    ];
    expect(bodies.map(({ textContent }) => textContent)).toEqual(codes.map(({ text }) => text));
  });

  test('Confluence storage through fast-xml-parser', () => {
    const options = { cdataPropName: 'cdata', trimValues: false, preserveOrder: true };
    const tree = JSON.stringify(
      new XMLParser(options).parse(`<r xmlns:ac="urn:ac" xmlns:ri="urn:ri">${formats.confluence.page(rich)}</r>`),
    );
    for (const { text } of codes) expect(tree).toContain(JSON.stringify(text));
  });

  test('HTML through parse5', () => {
    expect(damagedCodes(formats.html.page(rich), codes)).toEqual([]);
  });
});

test.each([
  ['markdown', '{{< x >}}'],
  ['dokuwiki', 'x </file>'],
  ['confluence', 'x ]]> y'],
  ['asciidoc', 'include::/etc/passwd[]'],
  ['asciidoc', 'trailing '],
  ['html', 'caf\u00e9'],
  ['mediawiki', 'a\u00a0b'],
  ['markdown', 'a\tb\r'],
] as const)('%s refuses %j rather than change it', (name, text) => {
  const block: Code = { kind: 'code', role: 'paste', name: 'x.sh', text: `one\n${text}\n` };
  expect(() => formats[name].page({ ...page, blocks: [block] })).toThrow(/--format: .* line 2 of x.sh/);
});
