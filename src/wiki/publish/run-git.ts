import { start } from '../../util/start.ts';
import type { Account } from './wiki.ts';

/** A repository without a work tree, and who may have the password of the account. */
export interface Git {
  readonly folder: string;
  readonly url: string;
  readonly account: Account;
}

/** Gives git the account from the environment, so that no argument and no file holds it. */
const HELPER = '!f() { printf "username=%s\\npassword=%s\\n" "$LASTSHELL_WIKI_USER" "$LASTSHELL_WIKI_PASSWORD"; }; f';

/** Settings of git in the environment that are about how to get there, and not about a repository somebody is in. */
const KEPT = /^GIT_(?:SSH|SSL|CONFIG|PROXY|HTTP)/;

/**
 * Runs git in the repository: by no protocol but that of its address, after no redirect, with no hook. Only the host of the
 * address is given the password, whatever else git may talk to.
 */
export function runGit({ folder, url, account }: Git, words: readonly string[], input?: string) {
  const { protocol, origin } = new URL(url);
  const settings = [
    ...[
      'user.name=lastshell',
      'user.email=lastshell@localhost',
      'core.hooksPath=/dev/null',
      'http.followRedirects=false',
    ],
    ...['protocol.allow=never', `protocol.${protocol.slice(0, -1)}.allow=always`],
    ...(account.password === '' ? [] : ['credential.helper=', `credential.${origin}.helper=${HELPER}`]),
  ].flatMap((setting) => ['-c', setting]);
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|PATH$)/.test(name) || KEPT.test(name));
  const env = {
    ...Object.fromEntries(own),
    ...{ GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_DIR: '.' },
    ...{ LASTSHELL_WIKI_USER: account.user, LASTSHELL_WIKI_PASSWORD: account.password },
  };
  return start('git', [...settings, ...words], {
    ...{ cwd: folder, env, extendEnv: false, reject: false, timeout: 120_000, stripFinalNewline: false },
    ...(input !== undefined && { input }),
  });
}
