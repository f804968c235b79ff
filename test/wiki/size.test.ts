import { expect, test } from '@jest/globals';
import { formatNames } from '../../src/plan/site-names.ts';
import { defaultSite } from '../../src/site/read-config.ts';
import { codesOf } from '../../src/wiki/model.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { renderPage } from '../../src/wiki/render.ts';
import { situationNames } from '../../src/wiki/situations.ts';
import { longSentencesOf } from '../support/sentences.ts';

const KB = 1024;
const kit = codesOf(buildPage(defaultSite, 'host').blocks).find(({ name }) => name === 'kit.sh')?.text ?? '';
const kitLines = kit.split('\n').length - 1;

/** Bytes of a page with its text. Tags of HTML and macros of Confluence take more than the marks of the others. */
const bytes = { markdown: 25, mediawiki: 25, dokuwiki: 25, asciidoc: 25, confluence: 27, html: 27 } as const;
const pages = formatNames.flatMap((name) => situationNames.map((situation) => [situation, name] as const));

test.each(pages)('%s in %s: at most 200 lines of words, and no more bytes than a person can carry', (page, name) => {
  const text = renderPage(defaultSite, page, name);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes[name] * KB);
  expect(text.split('\n').length - 1 - kitLines).toBeLessThanOrEqual(200);
});

test.each([...situationNames, 'more'] as const)('%s: no sentence over 30 words', (page) => {
  expect(longSentencesOf(renderPage(defaultSite, page, 'markdown'))).toEqual([]);
});

test('what people search for stands on every page, word for word', () => {
  const searched = [
    ...['fork: retry: Resource temporarily unavailable', 'fork: retry: No child processes', 'no more processes'],
    ...["can't start new thread", 'pthread_create failed', 'unable to create new native thread', 'EAGAIN'],
    ...['fork failed: resource temporarily unavailable', 'cannot fork() for', 'sudo: unable to fork', 'su: '],
    ...['shell request failed on channel 0', "can't fork: Resource temporarily unavailable", 'Cannot allocate memory'],
  ];
  for (const page of situationNames) {
    const text = renderPage(defaultSite, page, 'markdown');
    expect([page, searched.filter((words) => !text.includes(words))]).toEqual([page, []]);
  }
});
