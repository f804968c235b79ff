import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { hasProgram } from '../../src/util/find-program.ts';
import { PhpServer, freePort } from './php-server.ts';
import type { Account, Target } from '../../src/wiki/publish/wiki.ts';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'lastshell/mediawiki');
const dokuwikiFiles = '/usr/share/dokuwiki';

/** What is missing for the wikis. */
export const wikiLack = [hasProgram('php'), existsSync(cache), existsSync(join(dokuwikiFiles, 'doku.php'))].every(
  Boolean,
)
  ? undefined
  : 'the wikis are not installed; run: test/wiki/setup.sh';

/** A wiki on a port of its own, with an empty store. */
export interface RunningWiki {
  readonly target: Target;
  /** Where a browser finds the page. */
  pageUrl(title: string): string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again with the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Another person with an account. */
  readonly other: Account;
  readonly store: string;
}

function running(
  server: PhpServer,
  store: string,
  target: Target,
  other: string,
  pageUrl: (title: string) => string,
): RunningWiki {
  return {
    target,
    store,
    other: { ...target.account, user: other },
    pageUrl,
    kill: () => server.kill(),
    restart: () => server.start(),
    stop: async () => {
      await server.kill();
      rmSync(store, { recursive: true, force: true });
    },
  };
}

export async function startMediaWiki(): Promise<RunningWiki> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const store = mkdtempSync(join(tmpdir(), 'lastshell-mediawiki-'));
  cpSync(join(cache, 'data'), store, { recursive: true });
  const env = { WIKI_SERVER: base, WIKI_DATA: store };
  const server = new PhpServer(`${base}/api.php`, ['-S', `127.0.0.1:${port}`, '-t', cache], env);
  await server.start();
  const account = { user: 'Admin@runbook', password: '0123456789abcdef0123456789abcdef' };
  const target = { kind: 'mediawiki', url: `${base}/api.php`, account } as const;
  return running(
    server,
    store,
    target,
    'Human@runbook',
    (title) => `${base}/index.php?title=${encodeURIComponent(title)}`,
  );
}

const dokuPassword = 'right-horse';

async function writeDokuStore(store: string): Promise<void> {
  for (const name of [
    'conf',
    ...['attic', 'cache', 'index', 'locks', 'log', 'media', 'media_attic', 'media_meta', 'meta', 'pages', 'tmp'].map(
      (part) => `data/${part}`,
    ),
  ]) {
    mkdirSync(join(store, name), { recursive: true });
  }
  const { stdout: hash } = await execa('php', ['-r', `echo password_hash('${dokuPassword}', PASSWORD_BCRYPT);`]);
  const settings = [
    "title']='Wiki'",
    `savedir']='${store}/data'`,
    "useacl']=1",
    "authtype']='authplain'",
    "remote']=1",
    "remoteuser']='robot,human'",
    "superuser']='@admin'",
    "updatecheck']=0",
  ];
  const write = (name: string, text: string) => writeFileSync(join(store, 'conf', name), text);
  write('local.php', `<?php\n${settings.map((line) => `$conf['${line};`).join('\n')}\n`);
  write('users.auth.php', `robot:${hash}:Robot:robot@localhost:user\nhuman:${hash}:Human:human@localhost:user\n`);
  write('acl.auth.php', '*\t@ALL\t1\n*\t@user\t8\n');
  writeFileSync(join(store, 'prepend.php'), `<?php define('DOKU_CONF', '${store}/conf/');\n`);
}

export async function startDokuWiki(): Promise<RunningWiki> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const store = mkdtempSync(join(tmpdir(), 'lastshell-dokuwiki-'));
  await writeDokuStore(store);
  for (const name of [
    'acronyms.conf',
    'dokuwiki.php',
    'entities.conf',
    'interwiki.conf',
    'license.php',
    'mime.conf',
    'mediameta.php',
    'manifest.json',
    'plugins.php',
    'plugins.required.php',
    'scheme.conf',
    'smileys.conf',
    'wordblock.conf',
  ]) {
    cpSync(join('/etc/dokuwiki', name), join(store, 'conf', name));
  }
  const args = ['-d', `auto_prepend_file=${store}/prepend.php`, '-S', `127.0.0.1:${port}`, '-t', dokuwikiFiles];
  const server = new PhpServer(`${base}/doku.php`, args, {});
  await server.start();
  const account = { user: 'robot', password: dokuPassword };
  const target = { kind: 'dokuwiki', url: `${base}/lib/exe/xmlrpc.php`, account } as const;
  return running(server, store, target, 'human', (title) => `${base}/doku.php?id=${encodeURIComponent(title)}`);
}
