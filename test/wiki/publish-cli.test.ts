import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { execa } from 'execa';
import { testWith } from '../support/need.ts';
import { versions, writeAsPerson } from '../support/wiki-pages.ts';
import { type RunningWiki, startDokuWiki, startMediaWiki, wikiLack } from '../support/wikis.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const title = 'From the command line';
// Without a configuration in the working directory.
const cwd = mkdtempSync(join(tmpdir(), 'lastshell-publish-'));
const starts = { mediawiki: startMediaWiki, dokuwiki: startDokuWiki } as const;
const running: RunningWiki[] = [];

afterAll(async () => {
  for (const wiki of running) await wiki.stop();
  rmSync(cwd, { recursive: true });
});

testWith(wikiLack).each(['mediawiki', 'dokuwiki'] as const)(
  '%s by the command itself: published once, verified, and a changed block is neither missed nor overwritten',
  async (kind) => {
    const wiki = await starts[kind]();
    running.push(wiki);
    const { url, account } = wiki.target;
    const run = async (...more: string[]) => {
      const words = ['publish', '--to', kind, '--url', url, '--page', title, '--situation', 'user', ...more];
      const env = { LASTSHELL_WIKI_USER: account.user, LASTSHELL_WIKI_PASSWORD: account.password };
      const { exitCode, stdout, stderr } = await execa('node', [cli, ...words], { cwd, env, reject: false });
      expect(stdout + stderr).not.toContain(account.password);
      return { exitCode, said: stdout, why: stderr };
    };
    expect(await run('--dry-run')).toEqual({ exitCode: 0, said: `would be created: ${title}`, why: '' });
    expect(await run()).toEqual({ exitCode: 0, said: `created: ${title}`, why: '' });
    expect(await run()).toEqual({ exitCode: 0, said: `unchanged: ${title}`, why: '' });
    expect(await versions(wiki, title)).toBe(1);
    expect(await run('--verify')).toEqual({ exitCode: 0, said: `${title}: as it should be`, why: '' });
    await writeAsPerson(wiki.target, title, (text) => text.replace('lk_main', 'lk_mean'));
    const verified = await run('--verify');
    expect(verified).toMatchObject({ exitCode: 1, said: expect.stringContaining('differs in kit.sh') });
    const refused = await run();
    expect(refused).toMatchObject({ exitCode: 1, why: expect.stringContaining('nothing was written') });
    expect(refused.said).toContain('lk_mean');
    expect(await versions(wiki, title)).toBe(2);
    expect(await run('--force')).toMatchObject({ exitCode: 0, said: `updated: ${title}` });
    expect(await run('--verify')).toMatchObject({ exitCode: 0 });
  },
  120_000,
);
