import { afterAll, expect } from '@jest/globals';
import { defaultSite } from '../../src/site/read-config.ts';
import { wrapMarked } from '../../src/wiki/mark.ts';
import { buildPage } from '../../src/wiki/page.ts';
import { formatOf, publish } from '../../src/wiki/publish/publish.ts';
import { testWith } from '../support/need.ts';
import { quick, textOf, writeAsPerson } from '../support/wiki-pages.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

/** The beginning of the host page as an older lastshell published it, marks and hash and all. */
const oldLayout = {
  mediawiki: `<!-- lastshell:begin 8f032696649aa7c0a625d4dd47cf3f7d -->
'''bash: fork: retry: Resource temporarily unavailable (on a host)'''

{| class="wikitable"
! For
! Answer
|-
| Where
| a whole host on which nothing can be started any more
|-
| How bad
| an outage: what runs goes on, nothing new starts, logins fail
|-
| Team
| not written down yet
|-
| Kept right by
| not written down yet
|-
| Review by
| not written down yet
|}

== Stop and read this first ==
<!-- lastshell:end -->`,
  dokuwiki: `''<nowiki>lastshell:begin 82f2ba1b92221cee464ad1cf203c9d00</nowiki>''
====== bash: fork: retry: Resource temporarily unavailable (on a host) ======

^ For ^ Answer ^
| Where | a whole host on which nothing can be started any more |
| How bad | an outage: what runs goes on, nothing new starts, logins fail |
| Team | not written down yet |
| Kept right by | not written down yet |
| Review by | not written down yet |

===== Stop and read this first =====
''<nowiki>lastshell:end</nowiki>''`,
} as const;

const mode = { dryRun: false, force: false, patience: quick };
const starts = { mediawiki: startMediaWiki, dokuwiki: startDokuWiki } as const;
const running: RunningWiki[] = [];

afterAll(async () => {
  for (const wiki of running) await wiki.stop();
});

testWith(wikiLack).each(['mediawiki', 'dokuwiki'] as const)(
  'in %s a page of the old layout is renewed, and what people wrote around it stays',
  async (kind) => {
    const wiki = await starts[kind]();
    running.push(wiki);
    const { target } = wiki;
    const format = formatOf(target);
    const pages = [{ title: 'Old page', text: wrapMarked(format.page(buildPage(defaultSite, 'host')), format) }];
    await writeAsPerson(target, 'Old page', () => `our own lead\n\n${oldLayout[kind]}\n\nour own end`);
    expect((await publish(target, pages, mode)).map(({ action }) => action)).toEqual(['update']);
    const now = await textOf(target, 'Old page');
    expect(now).toMatch(/^our own lead\n\n[^]*lastshell recover[^]*\n\nour own end$/);
    expect(now).not.toContain('Kept right by');
    const changed = oldLayout[kind].replace('not written down yet', 'the night shift');
    await writeAsPerson(target, 'Old page', () => changed);
    const [refused] = await publish(target, pages, mode);
    expect(refused).toMatchObject({ action: 'refuse', diff: expect.stringContaining('the night shift') });
    expect(await textOf(target, 'Old page')).toBe(changed);
  },
  120_000,
);
